/** The ticket: its commands, its events, its state machine, and who is asked whether a command is allowed. */
@NullMarked
package ticketstream.domain.ticket;

import org.jspecify.annotations.NullMarked;
