package ticketstream.domain.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name and revision under which an event or a snapshot is stored, chosen once and never derived from a class. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Stored {
    /** The stored name, for example {@code ticket.created}. */
    String value();

    /** Grows when the shape changes; older revisions are then upcast. */
    int revision() default 1;
}
