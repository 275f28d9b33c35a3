package ticketstream.application.account;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRole;
import ticketstream.domain.role.CustomRoleCommand;
import ticketstream.domain.role.CustomRoleCommand.ChangeCustomRole;
import ticketstream.domain.role.CustomRoleCommand.CreateCustomRole;
import ticketstream.domain.role.CustomRoleCommand.RetireCustomRole;
import ticketstream.domain.role.CustomRoleRejection;
import ticketstream.domain.role.CustomRoleRejection.Reason;

/** What administrators do with custom roles: those who administer for good, because a role outlives every grant. */
public final class CustomRoles {
    /** What screens call the role {@code admin}; the other four are called by their keys. */
    private static final String ADMINISTRATOR = "administrator";

    private static final int TRIES = 3;

    private final MongoCollection<Document> keys;
    private final Accounts accounts;
    private final Roles roles;
    private final RoleHolders holders;
    private final CommandGateway commands;

    /** Uses the collection {@code customroles}: the keys there ever were, because the log cannot be asked for them. */
    public CustomRoles(
            MongoDatabase database, Accounts accounts, Roles roles, RoleHolders holders, CommandGateway commands) {
        this.keys = JournaledCollection.of(database, "customroles");
        this.accounts = accounts;
        this.roles = roles;
        this.holders = holders;
        this.commands = commands;
    }

    /**
     * A role as it is now.
     *
     * @param renewed the accounts whose rights became others with it
     */
    public record Changed(HeldRole role, List<RoleHolders.Renewed> renewed) {}

    /** The five, then the custom ones by key. */
    public List<HeldRole> all(Actor actor) {
        accounts.requireAdministrator(actor);
        return all();
    }

    private List<HeldRole> all() {
        return Stream.concat(
                        Stream.of(Role.values()).map(HeldRole::of),
                        keys().stream()
                                .flatMap(key -> roles.find(key).stream())
                                .sorted(Comparator.comparing(HeldRole::key)))
                .toList();
    }

    /** How many have the role, disabled ones included; null for the five, which as many may have as the desk has people. */
    public @Nullable Long holders(HeldRole role) {
        return role.madeHere() ? holders.count(role.key()) : null;
    }

    /**
     * Creates a role, or again one that was retired.
     *
     * @throws CustomRoleRejection with {@link Reason#ROLE_KEY_TAKEN}, {@link Reason#ROLE_TITLE_TAKEN},
     *     {@link Reason#ADMINISTERING_NOT_ALLOWED} or {@link Reason#DESK_REQUIRED}
     */
    public HeldRole create(String key, String title, Role base, Set<Permission> permissions, Actor actor) {
        accounts.requireToStay(actor);
        if (roles.find(key).isPresent()) {
            throw new CustomRoleRejection(Reason.ROLE_KEY_TAKEN);
        }
        requireFreeTitle(title, key);
        JournaledCollection.insertIfAbsent(keys, new Document("_id", key));
        send(new CreateCustomRole(CustomRole.idOf(key), key, title, base, permissions, actor));
        return require(key);
    }

    /**
     * Gives the role another title or other permissions, and those to everybody who has it. Asked again, it completes
     * what broke off.
     *
     * @throws CustomRoleRejection with {@link Reason#ROLE_NOT_FOUND}, {@link Reason#STALE_VERSION}, or as
     *     {@link #create} of what is in the role
     * @throws OutcomeUnknown when not everybody who has the role could be reached: the role itself was changed
     */
    public Changed change(
            String key, String title, Set<Permission> permissions, @Nullable Long expectedVersion, Actor actor) {
        accounts.requireToStay(actor);
        require(key);
        requireFreeTitle(title, key);
        send(new ChangeCustomRole(CustomRole.idOf(key), title, permissions, expectedVersion, actor));
        try {
            var role = require(key);
            return new Changed(role, holders.renew(role, actor));
        } catch (RuntimeException failure) {
            throw new OutcomeUnknown(failure);
        }
    }

    /**
     * Lets nobody have the role any more. Whoever got it in the same moment keeps it, and so the role stays.
     *
     * @throws CustomRoleRejection with {@link Reason#ROLE_NOT_FOUND}, {@link Reason#STALE_VERSION} or
     *     {@link Reason#ROLE_IN_USE}
     */
    public void retire(String key, @Nullable Long expectedVersion, Actor actor) {
        accounts.requireToStay(actor);
        require(key);
        if (holders.exist(key)) {
            throw new CustomRoleRejection(Reason.ROLE_IN_USE);
        }
        send(new RetireCustomRole(CustomRole.idOf(key), expectedVersion, actor));
        if (holders.exist(key)) {
            restore(key, actor);
            throw new CustomRoleRejection(Reason.ROLE_IN_USE);
        }
    }

    /** Completes what nodes that died had begun; safe at any time and on several nodes at once. */
    public void complete() {
        for (var key : keys()) {
            roles.find(key).ifPresentOrElse(role -> holders.renew(role, Actor.SYSTEM), () -> restoreWhereHeld(key));
        }
    }

    private void restoreWhereHeld(String key) {
        if (!holders.holders(key).isEmpty()) {
            restore(key, Actor.SYSTEM);
        }
    }

    private void restore(String key, Actor actor) {
        var last = roles.findCustom(key).orElseThrow().role();
        var title = String.valueOf(last.title());
        send(new CreateCustomRole(CustomRole.idOf(key), key, title, last.base(), last.permissions(), actor));
    }

    /** So that nobody gives one and means another. Of two at once both may have it: they still differ in their keys. */
    private void requireFreeTitle(String title, String key) {
        var wanted = AccountText.folded(title);
        boolean taken = wanted.equals(ADMINISTRATOR)
                || all().stream()
                        .filter(role -> !role.key().equals(key))
                        .anyMatch(role -> AccountText.folded(role.title() == null ? role.key() : role.title())
                                .equals(wanted));
        if (taken) {
            throw new CustomRoleRejection(Reason.ROLE_TITLE_TAKEN);
        }
    }

    private HeldRole require(String key) {
        return roles.find(key)
                .filter(HeldRole::madeHere)
                .orElseThrow(() -> new CustomRoleRejection(Reason.ROLE_NOT_FOUND));
    }

    private List<String> keys() {
        return keys.find().map(document -> document.getString("_id")).into(new ArrayList<>());
    }

    private void send(CustomRoleCommand command) {
        for (int tries = 1; ; tries++) {
            try {
                commands.sendAndWait(command);
                return;
            } catch (AggregateNotFoundException missing) {
                throw new CustomRoleRejection(Reason.ROLE_NOT_FOUND);
            } catch (AggregateStreamCreationException | ConcurrencyException overtaken) {
                if (tries == TRIES) {
                    throw overtaken;
                }
            }
        }
    }
}
