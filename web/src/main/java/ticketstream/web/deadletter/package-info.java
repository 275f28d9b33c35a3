/** What people see of events that a read model could not apply, and what they decide about them. */
@NullMarked
package ticketstream.web.deadletter;

import org.jspecify.annotations.NullMarked;
