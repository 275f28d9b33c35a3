/** What somebody who asked for help sees: the tickets opened under one account. */
@NullMarked
package ticketstream.projections.requester;

import org.jspecify.annotations.NullMarked;
