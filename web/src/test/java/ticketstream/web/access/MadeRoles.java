package ticketstream.web.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import ticketstream.application.account.CustomRoles;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;

/** Custom roles that the tables speak of. */
record MadeRoles(CustomRoles roles) {
    static String newKey() {
        return "r-" + UUID.randomUUID();
    }

    /** The key of one that nobody has. */
    String unheld() {
        return create(Role.AUDITOR, Role.AUDITOR.permissions()).key();
    }

    /** What agents may do, and to delete. */
    HeldRole supervisor() {
        var permissions = EnumSet.copyOf(Role.AGENT.permissions());
        permissions.add(Permission.TICKETS_DELETE);
        return create(Role.AGENT, permissions);
    }

    /** Called as its key is, because no two are called the same. */
    private HeldRole create(Role base, Set<Permission> permissions) {
        var key = newKey();
        return roles.create(key, key, base, permissions, Actor.SYSTEM);
    }
}
