/** The account: who exists on this desk and with which rights. Passwords and tokens are never part of an event. */
@NullMarked
package ticketstream.domain.account;

import org.jspecify.annotations.NullMarked;
