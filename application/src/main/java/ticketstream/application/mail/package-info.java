/** What the desk writes to people outside of it. */
@NullMarked
package ticketstream.application.mail;

import org.jspecify.annotations.NullMarked;
