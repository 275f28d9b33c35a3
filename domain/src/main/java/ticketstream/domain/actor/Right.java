package ticketstream.domain.actor;

import java.util.Set;

/** What one may do in a part of the desk. */
public record Right(Set<Permission> permissions, Scope scope) {
    /** The caller's set is copied. */
    public Right {
        permissions = Set.copyOf(permissions);
    }

    /** Whether this right contains the permission, wherever it counts. */
    public boolean contains(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether it counts for the whole desk. */
    public boolean isForTheDesk() {
        return scope.kind() == Scope.Kind.DESK;
    }
}
