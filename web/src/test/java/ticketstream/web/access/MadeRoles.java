package ticketstream.web.access;

import java.util.EnumSet;
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
        return roles.create(newKey(), "Reader", Role.AUDITOR, Role.AUDITOR.permissions(), Actor.SYSTEM)
                .key();
    }

    /** What agents may do, and to delete. */
    HeldRole supervisor() {
        var permissions = EnumSet.copyOf(Role.AGENT.permissions());
        permissions.add(Permission.TICKETS_DELETE);
        return roles.create(newKey(), "Supervisor", Role.AGENT, permissions, Actor.SYSTEM);
    }
}
