package ticketstream.domain.actor;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sends a command, with the rights held at that moment.
 *
 * @param id the account's id; {@code system} for the desk itself
 * @param username shown in histories
 * @param role decides what may be done
 * @param department the one department an agent works for; null for every other role
 */
public record Actor(
        String id, String username, Role role, @Nullable String department) {

    /** The desk itself, for example when it creates the first administrator. */
    public static final Actor SYSTEM = new Actor("system", "system", Role.ADMIN, null);

    /** This actor as events name it. */
    public Person person() {
        return new Person(id, username);
    }

    /** Whether this is an agent of the given department. */
    public boolean worksFor(String category) {
        return role == Role.AGENT && category.equals(department);
    }

    /** How an event remembers who caused it; {@link #of(Map)} reads it back. */
    public Map<String, String> asMetadata() {
        return Map.of("actorId", id, "actorName", username, "actorRole", role.toString());
    }

    /** The person named in an event's metadata. */
    public static Person of(Map<String, ?> metadata) {
        return new Person(String.valueOf(metadata.get("actorId")), String.valueOf(metadata.get("actorName")));
    }
}
