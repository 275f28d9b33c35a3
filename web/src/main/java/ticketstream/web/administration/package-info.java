/** From where the desk may be administered. */
@NullMarked
package ticketstream.web.administration;

import org.jspecify.annotations.NullMarked;
