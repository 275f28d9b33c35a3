/** The documents of the outside contract, served as they are kept. See ADR 0009. */
@NullMarked
package ticketstream.web.contract;

import org.jspecify.annotations.NullMarked;
