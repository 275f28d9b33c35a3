package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.account.Credentials.Entry;
import ticketstream.domain.account.Account;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;
import ticketstream.embedded.database.EmbeddedMongo;

/** Registration, administrators and the first of them, on the real protocol with an event log in memory. */
class RegistrationIT {
    private static final String PASSWORD = "correct horse battery";
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final PasswordHashing HASHING = new PasswordHashing();

    private static final EmbeddedMongo MONGO = EmbeddedMongo.start(temporaryFolder());
    private static final MongoClient CLIENT = MongoClients.create(MONGO.uri());

    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureEmbeddedEventStore(ignored -> new InMemoryEventStorageEngine())
            .configureAggregate(Account.class)
            .start();
    private final LoggedAccounts log = new LoggedAccounts(axon.eventStore());
    private final MongoDatabase database = CLIENT.getDatabase(UUID.randomUUID().toString());
    private final Credentials credentials = new Credentials(database);
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Administrators administrators = new Administrators(database, log, clock);
    private final RoleHolders holders = new RoleHolders(
            database, new Roles(axon.eventStore()), log, new AccountJournal(axon.commandGateway(), log), clock);
    private final Registration registration =
            new Registration(credentials, HASHING, administrators, holders, log, axon.commandGateway(), clock);
    private final Accounts accounts =
            new Accounts(new AccessPolicy(), registration, administrators, holders, log, log, axon.commandGateway());

    @AfterAll
    static void stop() {
        CLIENT.close();
        MONGO.close();
    }

    @Test
    void takesOverAnAddressWhoseAccountNeverCameToBe() {
        credentials.reserve(new Entry("ada@example.org", "lost", "hash", NOW.minus(Duration.ofSeconds(61))));

        registration.register(NewAccount.user("Ada", "ada@example.org", PASSWORD), Actor.SYSTEM);

        assertThat(new SignIn(credentials, HASHING, log).attempt("ADA@example.org", PASSWORD))
                .isPresent();
    }

    @Test
    void leavesAnAddressToAnAccountThatMayStillBeOnItsWay() {
        credentials.reserve(new Entry("ada@example.org", "slow", "hash", NOW.minus(Duration.ofSeconds(59))));

        assertRefused(
                Reason.EMAIL_TAKEN,
                () -> registration.register(NewAccount.user("Ada", "ada@example.org", PASSWORD), Actor.SYSTEM));
    }

    @Test
    void givesTheAddressBackWhenTheAccountIsRefused() {
        var agent = new NewAccount("Ada", "ada@example.org", PASSWORD, HeldRole.of(Role.AGENT), null);

        assertRefused(Reason.DEPARTMENT_REQUIRED, () -> registration.register(agent, Actor.SYSTEM));

        assertThat(credentials.find("ada@example.org")).isEmpty();
    }

    @Test
    void keepsTheLastAdministrator() {
        var only = administrator("ada@example.org");

        assertRefused(
                Reason.LAST_ADMINISTRATOR, () -> accounts.changeRole(only, HeldRole.of(Role.USER), null, Actor.SYSTEM));
        assertRefused(Reason.LAST_ADMINISTRATOR, () -> accounts.setEnabled(only, false, Actor.SYSTEM));
    }

    @Test
    void keepsOneOfTwoAdministratorsWhoDemoteEachOther() {
        var both = List.of(administrator("ada@example.org"), administrator("bo@example.org"));

        both.stream()
                .map(id -> CompletableFuture.runAsync(
                        () -> accounts.changeRole(id, HeldRole.of(Role.USER), null, Actor.SYSTEM)))
                .toList()
                .forEach(change -> change.exceptionally(refused -> null).join());

        assertThat(both.stream().filter(id -> log.find(id).orElseThrow().administers()))
                .hasSize(1);
    }

    @Test
    void letsAnAdministratorGoWhenAnotherStays() {
        var first = administrator("ada@example.org");
        administrator("bo@example.org");

        assertThat(accounts.setEnabled(first, false, Actor.SYSTEM).enabled()).isFalse();
    }

    @Test
    void createsTheAdministratorOfTheSettingsOnce() {
        var first = new FirstAdministrator(administrators, registration, clock);

        first.createFromSettings("ada@example.org", PASSWORD);
        first.createFromSettings("bo@example.org", PASSWORD);

        assertThat(credentials.find("ada@example.org")).isPresent();
        assertThat(credentials.find("bo@example.org")).isEmpty();
        assertThat(first.offerToken()).isEmpty();
    }

    /** */
    @Test
    void acceptsTheOneTimeTokenOnce() {
        var first = new FirstAdministrator(administrators, registration, clock);
        var token = first.offerToken().orElseThrow();
        var ada = NewAccount.administrator("Ada", "ada@example.org", PASSWORD);
        var bo = NewAccount.administrator("Bo", "bo@example.org", PASSWORD);

        assertThat(first.redeem("guess", ada)).isEmpty();
        assertThat(first.redeem(token, ada)).map(AccountState::role).contains(HeldRole.of(Role.ADMIN));
        assertThat(first.redeem(token, bo)).isEmpty();
    }

    /** */
    @Test
    void acceptsNoTokenAfterHalfAnHour() {
        var ticking = new ClockOfTests(NOW);
        var first = new FirstAdministrator(administrators, registration, ticking);
        var token = first.offerToken().orElseThrow();
        ticking.now = NOW.plus(Duration.ofMinutes(30));

        assertThat(first.redeem(token, NewAccount.administrator("Ada", "ada@example.org", PASSWORD)))
                .isEmpty();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("registration");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String administrator(String email) {
        return registration
                .register(NewAccount.administrator("Admin", email, PASSWORD), Actor.SYSTEM)
                .id();
    }

    private static void assertRefused(Reason reason, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOfSatisfying(
                        AccountRejection.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
