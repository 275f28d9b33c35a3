package ticketstream.domain.role;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.event.Audited;
import ticketstream.domain.event.Stored;

/** Everything that can happen to a custom role. Who has it is said by events of accounts. */
public sealed interface CustomRoleEvent extends Audited {
    /** The role it happened to. */
    String roleId();

    /** None: whoever has the role gets an event of the account. */
    @Override
    default @Nullable String accountId() {
        return null;
    }

    /** The role can be given, for the first time or again. */
    @Stored("custom-role.created")
    record CustomRoleCreated(String roleId, String key, String title, Role base, Set<Permission> permissions)
            implements CustomRoleEvent {
        /** The caller's set is copied. */
        public CustomRoleCreated {
            permissions = Permission.inOrder(permissions);
        }
    }

    /** Title and permissions as they are from now on; key and base stay. */
    @Stored("custom-role.changed")
    record CustomRoleChanged(String roleId, String title, Set<Permission> permissions) implements CustomRoleEvent {
        /** The caller's set is copied. */
        public CustomRoleChanged {
            permissions = Permission.inOrder(permissions);
        }
    }

    /** The role can no longer be given. */
    @Stored("custom-role.retired")
    record CustomRoleRetired(String roleId) implements CustomRoleEvent {}
}
