package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.account.Account;
import ticketstream.domain.account.AccountCommand.RegisterAccount;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRole;
import ticketstream.domain.role.CustomRoleRejection;
import ticketstream.domain.role.CustomRoleRejection.Reason;
import ticketstream.embedded.database.EmbeddedMongo;

/** Accounts and roles on the real protocol, with an event log in memory and somebody who meddles with commands. */
final class RoleDesk implements AutoCloseable {
    static final Actor EVE = new Actor("c-1", "eve", Role.ADMIN, null);
    static final Set<Permission> SEES = Set.of(Permission.TICKETS_READ);
    static final Set<Permission> DELETES = Set.of(Permission.TICKETS_READ, Permission.TICKETS_DELETE);

    private final EmbeddedMongo mongo;
    private final MongoClient client;
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureEmbeddedEventStore(ignored -> new InMemoryEventStorageEngine())
            .configureAggregate(Account.class)
            .configureAggregate(CustomRole.class)
            .start();
    private final Map<Class<?>, Runnable> meddling = new HashMap<>();

    final ClockOfTests clock = new ClockOfTests(Instant.parse("2026-05-01T12:00:00Z"));
    final LoggedAccounts log = new LoggedAccounts(axon.eventStore());
    final Roles roles = new Roles(axon.eventStore());
    final RoleHolders holders;
    final Registration registration;
    final Accounts accounts;
    final CustomRoles custom;

    RoleDesk() {
        try {
            mongo = EmbeddedMongo.start(Files.createTempDirectory("roles"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = MongoClients.create(mongo.uri());
        var database = client.getDatabase("roles");
        var commands = axon.commandGateway();
        var administrators = new Administrators(database, log, clock);
        holders = new RoleHolders(database, roles, log, new AccountJournal(commands, log), clock);
        registration = new Registration(
                new Credentials(database), new PasswordHashing(), administrators, holders, log, commands, clock);
        accounts = new Accounts(new AccessPolicy(), registration, administrators, holders, log, log, commands);
        custom = new CustomRoles(database, accounts, roles, holders, commands);
        axon.commandBus().registerDispatchInterceptor(messages -> (index, message) -> {
            meddling.getOrDefault(message.getPayloadType(), () -> {}).run();
            return message;
        });
    }

    /** Lets something happen right before each such command, or instead of it where it throws. */
    void before(Class<?> command, Runnable meddler) {
        meddling.put(command, meddler);
    }

    void leaveAlone() {
        meddling.clear();
    }

    HeldRole supervisor() {
        return custom.create("supervisor", "Supervisor", Role.AGENT, SEES, EVE);
    }

    HeldRole named(String key) {
        return roles.find(key).orElseThrow();
    }

    String administrator() {
        var account = NewAccount.administrator("ada", UUID.randomUUID() + "@example.org", "correct horse battery");
        return registration.register(account, Actor.SYSTEM).id();
    }

    /** A user. */
    String account() {
        var id = UUID.randomUUID().toString();
        axon.commandGateway()
                .sendAndWait(new RegisterAccount(
                        id, "bob", id + "@example.org", HeldRole.of(Role.USER), null, Actor.SYSTEM));
        return id;
    }

    String give(HeldRole role) {
        var id = account();
        accounts.changeRole(id, role, "sales", EVE);
        return id;
    }

    HeldRole roleOf(String accountId) {
        return log.find(accountId).orElseThrow().role();
    }

    /** Which permissions these accounts have, one after the other. */
    List<Set<Permission>> permissionsOf(List<String> accountIds) {
        return accountIds.stream().map(id -> roleOf(id).permissions()).toList();
    }

    static void assertRefused(Reason reason, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        CustomRoleRejection.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Override
    public void close() {
        client.close();
        mongo.close();
        axon.shutdown();
    }
}
