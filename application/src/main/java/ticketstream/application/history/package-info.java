/** What happened: tickets and accounts folded from the event log, now or at any moment before. */
@NullMarked
package ticketstream.application.history;

import org.jspecify.annotations.NullMarked;
