package ticketstream.application.account;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import ticketstream.application.account.SignInChallenge.Next;
import ticketstream.domain.account.Account;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.actor.Actor;
import ticketstream.embedded.database.EmbeddedMongo;

/** Accounts with everything they sign in with, on the real protocol, with time in the test's hand. */
final class SecureDesk implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";

    private final EmbeddedMongo mongo;
    private final MongoClient client;
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureEmbeddedEventStore(ignored -> new InMemoryEventStorageEngine())
            .configureAggregate(Account.class)
            .start();
    private final LoggedAccounts log = new LoggedAccounts(axon.eventStore());
    private final AccountJournal journal = new AccountJournal(axon.commandGateway(), log);
    private final PasswordHashing hashing = new PasswordHashing();
    private final Registration registration;

    final ClockOfTests clock = new ClockOfTests(Instant.parse("2026-05-01T12:00:00Z"));
    final MongoDatabase database;
    final Credentials credentials;
    final SignIn signIn;
    final SecondFactor factor;
    final SignInChallenge challenge;
    final SignInBasis basis;
    final PasswordReset reset;
    final Passwords passwords;

    /** Which sign-ins were ended: the account, and the session that goes on. */
    final List<String> ended = new ArrayList<>();

    /** Every message, as address and text. */
    final List<String> mails = new ArrayList<>();

    /** What happens to work that nobody waits for. */
    Consumer<Runnable> background = Runnable::run;

    SecureDesk() {
        try {
            mongo = EmbeddedMongo.start(Files.createTempDirectory("accounts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = MongoClients.create(mongo.uri());
        database = client.getDatabase("accounts");
        credentials = new Credentials(database);
        var administrators = new Administrators(database, log, clock);
        var holders = new RoleHolders(database, new Roles(axon.eventStore()), log, journal, clock);
        registration =
                new Registration(credentials, hashing, administrators, holders, log, axon.commandGateway(), clock);
        signIn = new SignIn(credentials, hashing, log);
        var signIns = new RecordedSignIns(ended);
        var factors = new SecondFactors(database, new Seal(new byte[32]));
        factor = new SecondFactor(factors, signIns, journal, clock);
        var tokens = new OneTimeTokens(database, clock);
        basis = new SignInBasis(credentials, factors);
        challenge = new SignInChallenge(tokens, factor, basis, log);
        passwords = new Passwords(credentials, hashing, signIns, journal);
        reset = new PasswordReset(
                credentials,
                passwords,
                tokens,
                log,
                (to, subject, text) -> mails.add(to + ' ' + text),
                URI.create("https://desk.example"),
                work -> background.accept(work));
    }

    /** The token that the right password leads to; empty where it is enough. */
    Optional<String> challengeOf(AccountState account) {
        return signIn.attempt(account.email(), PASSWORD)
                .map(challenge::begin)
                .flatMap(next -> next instanceof Next.Code code ? Optional.of(code.token()) : Optional.empty());
    }

    AccountState newAccount() {
        return registration.register(
                NewAccount.user("Ada", UUID.randomUUID() + "@example.org", PASSWORD), Actor.SYSTEM);
    }

    AccountState now(AccountState account) {
        return log.find(account.id()).orElseThrow();
    }

    /** What an app shows now, or so many steps later. */
    String code(String secret, int distance) {
        return Totp.code(secret, clock.instant().getEpochSecond() / 30 + distance);
    }

    /** What the log says of the account since it was registered. */
    List<AccountEvent> eventsOf(AccountState account) {
        return axon.eventStore()
                .readEvents(account.id())
                .asStream()
                .skip(1)
                .map(message -> (AccountEvent) message.getPayload())
                .toList();
    }

    /** Everything that is stored of second factors, as text. */
    String storedFactors() {
        var text = new StringBuilder();
        database.getCollection("secondfactors").find().map(Document::toJson).forEach(text::append);
        return text.toString();
    }

    @Override
    public void close() {
        client.close();
        mongo.close();
        axon.shutdown();
    }

    private record RecordedSignIns(List<String> ended) implements SignIns {
        @Override
        public void endAll(String accountId) {
            ended.add(accountId);
        }

        @Override
        public void endAllBut(String accountId, String sessionId) {
            ended.add(accountId + " but " + sessionId);
        }
    }
}
