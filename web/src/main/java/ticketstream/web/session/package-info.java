/** Coming and going: registration, sign-in, renewal, logout, and who one is. */
@NullMarked
package ticketstream.web.session;

import org.jspecify.annotations.NullMarked;
