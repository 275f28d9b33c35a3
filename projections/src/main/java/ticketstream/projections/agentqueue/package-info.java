/** What an agent sees: the tickets of one department. */
@NullMarked
package ticketstream.projections.agentqueue;

import org.jspecify.annotations.NullMarked;
