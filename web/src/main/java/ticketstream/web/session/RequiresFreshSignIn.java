package ticketstream.web.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only for a session whose owner showed a password, and a code where there is a second factor, within the last five
 * minutes; refused with 403 {@code reauth_required} otherwise, before anything else is looked at.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresFreshSignIn {}
