package ticketstream.application.eventstore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.event.Stored;
import ticketstream.domain.role.CustomRoleEvent;
import ticketstream.domain.ticket.TicketEvent;

/** Which class an event has in memory and which name and revision in the log. No class name is ever stored or looked up. */
public final class StoredEvents {
    private final Map<Class<?>, SerializedType> types = new HashMap<>();
    private final Map<SerializedType, Class<?>> classes = new HashMap<>();

    /**
     * Reads the {@link Stored} names of every event of the given sealed interfaces.
     *
     * @throws IllegalArgumentException if an event has no stored name, or two events have the same
     */
    public StoredEvents(Class<?>... sealedInterfaces) {
        Arrays.stream(sealedInterfaces).flatMap(StoredEvents::permitted).forEach(this::register);
    }

    /** Every event of the desk. */
    public static StoredEvents ofTheDesk() {
        return new StoredEvents(TicketEvent.class, AccountEvent.class, AuditEvent.class, CustomRoleEvent.class);
    }

    /** All registered event classes. */
    public List<Class<?>> all() {
        return List.copyOf(types.keySet());
    }

    /** Name and revision of an event class; null for any other class. */
    public @Nullable SerializedType typeOf(Class<?> event) {
        return types.get(event);
    }

    /** The class of a stored event; null when this release does not know the name in this revision. */
    public @Nullable Class<?> classOf(SerializedType type) {
        return classes.get(new SimpleSerializedType(type.getName(), type.getRevision()));
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredEvents::permitted)
                : Stream.of(type);
    }

    private void register(Class<?> event) {
        Stored stored = event.getAnnotation(Stored.class);
        if (stored == null) {
            throw new IllegalArgumentException(event.getName() + " has no stored name");
        }
        var type = new SimpleSerializedType(stored.value(), Integer.toString(stored.revision()));
        Class<?> other = classes.putIfAbsent(type, event);
        if (other != null) {
            throw new IllegalArgumentException(
                    event.getName() + " and " + other.getName() + " are both stored as " + stored.value());
        }
        types.put(event, type);
    }
}
