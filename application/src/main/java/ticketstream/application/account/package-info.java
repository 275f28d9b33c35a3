/** Who may sign in: credentials, registration, the first administrator, and changes of role or access. */
@NullMarked
package ticketstream.application.account;

import org.jspecify.annotations.NullMarked;
