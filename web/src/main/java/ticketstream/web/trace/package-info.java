/** Where a request's effects are on their way, and how long it takes them: trace ids and hops. */
@NullMarked
package ticketstream.web.trace;

import org.jspecify.annotations.NullMarked;
