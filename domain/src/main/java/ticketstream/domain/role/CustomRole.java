package ticketstream.domain.role;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRoleCommand.ChangeCustomRole;
import ticketstream.domain.role.CustomRoleCommand.CreateCustomRole;
import ticketstream.domain.role.CustomRoleCommand.RetireCustomRole;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleChanged;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleCreated;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleRetired;
import ticketstream.domain.role.CustomRoleRejection.Reason;

/** The definition of a custom role. Two cannot have the same key, because its identifier is made of it. */
@AggregateRoot(type = "custom-role")
public class CustomRole {
    @AggregateIdentifier
    private String id;

    private String title;
    private Role base;
    private Set<Permission> permissions;
    private long version;
    private boolean defined;

    /** For the framework, which fills the fields by replaying events, also those of a role that is being created. */
    @SuppressWarnings("NullAway.Init")
    protected CustomRole() {}

    /** The identifier of the role with this key; no identifier of anything else looks like it. */
    public static String idOf(String key) {
        return "custom-role:" + key;
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(CreateCustomRole command) {
        if (defined) {
            throw new CustomRoleRejection(Reason.ROLE_KEY_TAKEN);
        }
        requireSound(command.base(), command.permissions());
        happened(
                new CustomRoleCreated(
                        command.roleId(), command.key(), command.title(), command.base(), command.permissions()),
                command.actor());
    }

    @CommandHandler
    void decide(ChangeCustomRole command) {
        requireDefined();
        requireSound(base, command.permissions());
        if (!command.title().equals(title) || !command.permissions().equals(permissions)) {
            requireVersion(command.expectedVersion());
            happened(new CustomRoleChanged(id, command.title(), command.permissions()), command.actor());
        }
    }

    @CommandHandler
    void decide(RetireCustomRole command) {
        requireDefined();
        requireVersion(command.expectedVersion());
        happened(new CustomRoleRetired(id), command.actor());
    }

    @EventSourcingHandler
    void evolve(CustomRoleEvent event) {
        version++;
        switch (event) {
            case CustomRoleCreated e -> {
                id = e.roleId();
                base = e.base();
                title = e.title();
                permissions = e.permissions();
                defined = true;
            }
            case CustomRoleChanged e -> {
                title = e.title();
                permissions = e.permissions();
            }
            case CustomRoleRetired e -> defined = false;
        }
    }

    private void requireDefined() {
        if (!defined) {
            throw new CustomRoleRejection(Reason.ROLE_NOT_FOUND);
        }
    }

    private void requireVersion(@Nullable Long expected) {
        if (expected != null && expected != version) {
            throw new CustomRoleRejection(Reason.STALE_VERSION, version);
        }
    }

    private static void requireSound(Role base, Set<Permission> permissions) {
        if (base == Role.ADMIN || permissions.contains(Permission.ACCOUNTS_ADMINISTER)) {
            throw new CustomRoleRejection(Reason.ADMINISTERING_NOT_ALLOWED);
        }
        boolean reachesTheDesk = base == Role.AUDITOR || base == Role.ANALYST;
        if (!reachesTheDesk && !permissions.stream().allMatch(Permission::isAboutTickets)) {
            throw new CustomRoleRejection(Reason.DESK_REQUIRED);
        }
    }

    private static void happened(CustomRoleEvent event, Actor actor) {
        apply(event, MetaData.from(actor.asMetadata()));
    }
}
