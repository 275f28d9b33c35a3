package ticketstream.web.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ticketstream.web.session.Visitor.PASSWORD;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.Credentials;
import ticketstream.application.account.PasswordHashing;
import ticketstream.application.account.SignIn;
import ticketstream.application.account.SignInChallenge;
import ticketstream.application.audit.AuditLog;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.AccessTokens;
import ticketstream.web.session.SessionRequests.SigningIn;

/** Signing in while somebody, on whatever node, changes what that rests on. */
@DeskTest
class EntranceIT {
    private static final Client CLIENT = new Client("192.0.2.1", null);

    private final Visitor visitor;
    private final MongoDatabase database;
    private final PasswordHashing hashing;
    private final AccountLookup accounts;
    private final Sessions sessions;
    private final SignIn signIn;
    private final SignInChallenge challenge;
    private final AccessTokens tokens;
    private final SignInLimits limits;
    private final RefusedSignIns refusals;
    private final Entrance entrance;
    private Runnable meanwhile = () -> {};

    @Autowired
    EntranceIT(
            Visitor visitor,
            MongoDatabase database,
            Credentials credentials,
            PasswordHashing hashing,
            AccountLookup accounts,
            SignInChallenge challenge,
            Sessions sessions,
            AccessTokens tokens,
            SignInLimits limits,
            AuditLog audit,
            RefusedSignIns refusals) {
        this.visitor = visitor;
        this.database = database;
        this.hashing = hashing;
        this.accounts = accounts;
        this.sessions = sessions;
        this.challenge = challenge;
        this.tokens = tokens;
        this.limits = limits;
        this.refusals = refusals;
        signIn = new SignIn(credentials, hashing, new Interrupted());
        entrance = new Entrance(signIn, challenge, accounts, sessions, tokens, limits, audit, refusals);
    }

    @Test
    void letsInWhoIsNotInterrupted() {
        assertThat(signIn(visitor.newAccount())).isInstanceOf(Entrance.Admission.class);
    }

    @Test
    void letsNobodyInWhosePasswordIsChangedMeanwhile() {
        var email = visitor.newAccount();
        var id = idOf(email);
        var another = hashing.hash("another " + PASSWORD);
        meanwhile = () -> database.getCollection("credentials").updateOne(eq("_id", email), set("hash", another));

        assertThatThrownBy(() -> signIn(email))
                .isInstanceOfSatisfying(
                        RequestRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ProblemCode.BAD_CREDENTIALS));
        assertThat(sessions.list(id, "").items()).isEmpty();
    }

    @Test
    void letsNobodyInOfWhomTheLogCannotBeTold() {
        var email = visitor.newAccount();
        var away = new OutcomeUnknown(new IllegalStateException("away"));
        var mute = new Entrance(signIn, challenge, accounts, sessions, tokens, limits, failingWith(away), refusals);

        assertThatThrownBy(() -> mute.signIn(new SigningIn(email, PASSWORD), CLIENT, ""))
                .isSameAs(away);
        assertThat(sessions.list(idOf(email), "").items()).isEmpty();
    }

    /** A log that takes nothing. */
    private static AuditLog failingWith(RuntimeException failure) {
        var engine = new InMemoryEventStorageEngine() {
            @Override
            public void appendEvents(List<? extends EventMessage<?>> events) {
                throw failure;
            }
        };
        return new AuditLog(EmbeddedEventStore.builder().storageEngine(engine).build(), Map::of);
    }

    private Entrance.Reception signIn(String email) {
        return entrance.signIn(new SigningIn(email, PASSWORD), CLIENT, "");
    }

    private String idOf(String email) {
        return database.getCollection("credentials")
                .find(eq("_id", email))
                .map(entry -> entry.getString("accountId"))
                .first();
    }

    /** The account is looked up when the password has turned out to be right. */
    private final class Interrupted implements AccountLookup {
        @Override
        public Optional<AccountState> find(String accountId) {
            meanwhile.run();
            return accounts.find(accountId);
        }

        @Override
        public void forget(String accountId) {
            accounts.forget(accountId);
        }
    }
}
