/** How much one client may use, counted by all nodes together: rate limits, the lockout after failed sign-ins, addresses. */
@NullMarked
package ticketstream.web.limit;

import org.jspecify.annotations.NullMarked;
