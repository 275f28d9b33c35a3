/** Tickets ready to decide: folded from the log, or taken up from what this node or a snapshot remembers of them. */
@NullMarked
package ticketstream.application.ticket;

import org.jspecify.annotations.NullMarked;
