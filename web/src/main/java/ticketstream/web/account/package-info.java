/** The accounts of the desk, for administrators. */
@NullMarked
package ticketstream.web.account;

import org.jspecify.annotations.NullMarked;
