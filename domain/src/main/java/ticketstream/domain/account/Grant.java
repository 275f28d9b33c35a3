package ticketstream.domain.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Right;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;

/**
 * A role or a single permission for a time, in a part of the desk.
 *
 * @param role everything it contains; null where a permission is given
 * @param permission that and, where it is about tickets, reading them; null where a role is given
 * @param department the part of the desk; null for a ticket or the whole desk
 * @param ticketId the part of the desk; null for a department or the whole desk
 * @param from the first moment it counts
 * @param until the first moment it no longer does
 * @param reason why, for whoever asks later
 * @param needsApproval whether it counts only after a second administrator agreed
 */
public record Grant(
        String id,
        @Nullable Role role,
        @Nullable Permission permission,
        @Nullable String department,
        @Nullable String ticketId,
        Instant from,
        Instant until,
        String reason,
        boolean needsApproval) {

    /** What is held while it counts. */
    public Right right() {
        return new Right(permissions(), scope());
    }

    /** Whether its time has come and is not over. */
    public boolean isTimely(Instant now) {
        return !now.isBefore(from) && !hasEnded(now);
    }

    /** Whether its time is over. */
    public boolean hasEnded(Instant now) {
        return !now.isBefore(until);
    }

    /** Whether it says one thing, for one part of the desk in which that means something, for a time. */
    boolean isSound() {
        return (role == null) != (permission == null)
                && (department == null || ticketId == null)
                && from.isBefore(until)
                && (scope().equals(Scope.DESK)
                        || permissions().stream().allMatch(Permission::isAboutTickets)
                        || role == Role.ADMIN)
                && role != Role.USER
                && (permission != Permission.TICKETS_OPEN || ticketId == null)
                && (role != Role.AGENT || !scope().equals(Scope.DESK));
    }

    private Scope scope() {
        if (ticketId != null) {
            return Scope.ticket(ticketId);
        }
        return department == null ? Scope.DESK : Scope.department(department);
    }

    private Set<Permission> permissions() {
        if (role != null) {
            return role.permissions();
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (permission != null) {
            permissions.add(permission);
            if (permission.isAboutTickets()) {
                permissions.add(Permission.TICKETS_READ);
            }
        }
        return permissions;
    }
}
