/** Puts the desk together: settings, servers, event store, publication, projections, first administrator. */
@NullMarked
package ticketstream.web.runtime;

import org.jspecify.annotations.NullMarked;
