package ticketstream.domain.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whoever sends a command, with the rights held at that moment.
 *
 * @param id the account's id; {@code system} for the desk itself
 * @param username shown in histories
 * @param role decides what may be done
 * @param department the one department whose tickets a role of agents reaches; null for every other role
 * @param granted held for a time, beside what the role contains
 */
public record Actor(
        String id, String username, HeldRole role, @Nullable String department, List<Right> granted) {

    /** The desk itself, for example when it creates the first administrator. */
    public static final Actor SYSTEM = new Actor("system", "system", Role.ADMIN, null);

    /** The caller's list is copied. */
    public Actor {
        granted = List.copyOf(granted);
    }

    /** With what one of the five roles contains and nothing else. */
    public Actor(String id, String username, Role role, @Nullable String department) {
        this(id, username, HeldRole.of(role), department, List.of());
    }

    /** All rights held. */
    public List<Right> rights() {
        List<Right> rights = new ArrayList<>();
        rights.add(lasting());
        rights.addAll(granted);
        return rights;
    }

    /** What is held for good. */
    public Right lasting() {
        return new Right(role.permissions(), scope());
    }

    private Scope scope() {
        return switch (role.base()) {
            case USER -> Scope.account(id);
            case AGENT -> department == null ? Scope.NOTHING : Scope.department(department);
            case ADMIN, AUDITOR, ANALYST -> Scope.DESK;
        };
    }

    /** This actor as events name it. */
    public Person person() {
        return new Person(id, username);
    }

    /** How an event remembers who caused it; {@link #of(Map)} reads it back. */
    public Map<String, String> asMetadata() {
        return Map.of("actorId", id, "actorName", username, "actorRole", role.key());
    }

    /** The person named in an event's metadata. */
    public static Person of(Map<String, ?> metadata) {
        return new Person(String.valueOf(metadata.get("actorId")), String.valueOf(metadata.get("actorName")));
    }
}
