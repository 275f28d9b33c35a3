/** Who may see and do what: one policy for commands, reads, lists, history and live frames. */
@NullMarked
package ticketstream.application.access;

import org.jspecify.annotations.NullMarked;
