/** Working on tickets: every change the outside world can ask for, sent to the ticket and answered with its state. */
@NullMarked
package ticketstream.application.desk;

import org.jspecify.annotations.NullMarked;
