package ticketstream.web.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.CustomRoles;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRole;
import ticketstream.domain.role.CustomRoleCommand.ChangeCustomRole;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class RoleCompletionIT {
    private final Visitor visitor;
    private final CustomRoles roles;
    private final Accounts accounts;
    private final CommandGateway commands;

    @Autowired
    RoleCompletionIT(Visitor visitor, CustomRoles roles, Accounts accounts, CommandGateway commands) {
        this.visitor = visitor;
        this.roles = roles;
        this.accounts = accounts;
        this.commands = commands;
    }

    @Test
    void givesEverybodyWhatANodeThatDiedHadBegunToGive() {
        var key = "r-" + UUID.randomUUID();
        var role = roles.create(key, key, Role.AUDITOR, Set.of(Permission.TICKETS_READ), Actor.SYSTEM);
        var holder = visitor.guest(Role.USER, null);
        accounts.changeRole(holder.accountId(), role, null, Actor.SYSTEM);
        commands.sendAndWait(
                new ChangeCustomRole(CustomRole.idOf(key), key, Set.of(Permission.TOPICS_REFILL), null, Actor.SYSTEM));
        assertThat(permissionsOf(holder)).isEqualTo("[\"tickets:read\"]");

        var completion = new RoleCompletion(roles);
        completion.start();

        Awaitility.await().untilAsserted(() -> assertThat(permissionsOf(holder)).isEqualTo("[\"topics:refill\"]"));
        completion.stop();
    }

    private String permissionsOf(Visitor.Guest guest) {
        return json(visitor.get("/api/v1/me", guest.token())).get("permissions").toString();
    }
}
