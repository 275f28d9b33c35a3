/** How many tickets are open, by department and status, for every part of the desk: kept up by changes, never counted anew. */
@NullMarked
package ticketstream.web.live.count;

import org.jspecify.annotations.NullMarked;
