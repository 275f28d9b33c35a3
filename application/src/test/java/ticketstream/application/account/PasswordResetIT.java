package ticketstream.application.account;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ticketstream.application.account.SecureDesk.PASSWORD;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.application.account.Credentials.Entry;
import ticketstream.domain.account.AccountEvent.AccountPasswordChanged;
import ticketstream.domain.account.AccountRejection;

/** Case A-19, as far as it is no matter of HTTP. */
class PasswordResetIT {
    private static final String NEXT = "another horse, another battery";
    private static final String LINK = "https://desk.example/reset-password#token=";
    private static final SecureDesk DESK = new SecureDesk();

    private final AccountState ada = DESK.newAccount();

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void replacesThePasswordOnceAndEndsAllSessions() {
        var token = requested();

        assertThat(DESK.reset.accountOf(token)).contains(ada);
        assertThat(DESK.reset.redeem(token, NEXT)).isTrue();
        assertThat(DESK.reset.redeem(token, NEXT)).isFalse();
        assertThat(DESK.reset.accountOf(token)).isEmpty();

        assertThat(DESK.signIn.attempt(ada.email(), NEXT)).isPresent();
        assertThat(DESK.signIn.attempt(ada.email(), PASSWORD)).isEmpty();
        assertThat(DESK.ended).contains(ada.id());
        assertThat(DESK.eventsOf(ada)).containsExactly(new AccountPasswordChanged(ada.id()));
    }

    @Test
    void replacesThePasswordOfTheSameEntryOnce() {
        var entry = DESK.credentials.ofAccount(ada.id()).orElseThrow();

        assertThat(DESK.passwords.replace(ada, entry, NEXT)).isTrue();
        assertThat(DESK.passwords.replace(ada, entry, "a third horse, a third battery"))
                .isFalse();

        assertThat(DESK.signIn.attempt(ada.email(), NEXT)).isPresent();
    }

    @Test
    void isGoodForHalfAnHour() {
        var token = requested();
        DESK.clock.passes(Duration.ofMinutes(30).minusMillis(1));
        assertThat(DESK.reset.accountOf(token)).isPresent();

        DESK.clock.passes(Duration.ofMillis(1));

        assertThat(DESK.reset.accountOf(token)).isEmpty();
        assertThat(DESK.reset.redeem(token, NEXT)).isFalse();
        assertThat(DESK.signIn.attempt(ada.email(), PASSWORD)).isPresent();
    }

    @Test
    void isVoidAfterThePasswordWasChanged() {
        var token = requested();
        DESK.passwords.change(ada, PASSWORD, "a third sentence of words", "s1");

        assertThat(DESK.reset.redeem(token, NEXT)).isFalse();
        assertThat(DESK.signIn.attempt(ada.email(), "a third sentence of words"))
                .isPresent();
        assertThat(DESK.ended).contains(ada.id() + " but s1");
    }

    @Test
    void isVoidAfterTheAddressWasChanged() {
        var token = requested();
        var entry = DESK.credentials.find(ada.email()).orElseThrow();
        DESK.credentials.release(entry);
        DESK.credentials.reserve(new Entry("new." + ada.email(), ada.id(), entry.hash(), entry.reservedAt()));

        assertThat(DESK.reset.redeem(token, NEXT)).isFalse();
        assertThat(DESK.signIn.attempt("new." + ada.email(), PASSWORD)).isPresent();
    }

    @Test
    void leavesOthersAlone() {
        var bob = DESK.newAccount();

        DESK.reset.redeem(requested(), NEXT);

        assertThat(DESK.signIn.attempt(bob.email(), PASSWORD)).isPresent();
        assertThat(DESK.reset.redeem("guess", NEXT)).isFalse();
    }

    @Test
    void writesToNobodyUnknown() {
        int before = DESK.mails.size();

        DESK.reset.request("nobody@example.org");

        assertThat(DESK.mails).hasSize(before);
    }

    /** so the time until the answer tells nothing. */
    @Test
    void leavesEverythingButOneLookUpToTheBackground() {
        var work = new ArrayList<Runnable>();
        int before = DESK.mails.size();
        DESK.background = work::add;

        DESK.reset.request(ada.email());
        DESK.reset.request("nobody@example.org");

        DESK.background = Runnable::run;
        assertThat(work).hasSize(2);
        assertThat(DESK.mails).hasSize(before);
        assertThat(DESK.database.getCollection("onetimetokens").countDocuments(eq("accountId", ada.id())))
                .isZero();
    }

    @Test
    void refusesEverybodyWhenTheBackgroundIsFull() {
        DESK.background = work -> {
            throw new RejectedExecutionException();
        };

        assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> DESK.reset.request(ada.email()));
        assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> DESK.reset.request("nobody@example.org"));
        DESK.background = Runnable::run;
    }

    @Test
    void takesNoTokenThatIsForSomethingElse() {
        DESK.factor.enable(ada, DESK.code(DESK.factor.offer(ada).secret(), 0), "s1");
        var challenge = DESK.challengeOf(ada).orElseThrow();

        assertThat(DESK.reset.accountOf(challenge)).isEmpty();
        assertThat(DESK.reset.redeem(challenge, NEXT)).isFalse();
        assertThat(DESK.challenge.answer(requested(), "123456")).isInstanceOf(SignInChallenge.Outcome.Refused.class);
    }

    @Test
    void storesTheTokenOnlyAsAHash() {
        var token = requested();

        var stored = DESK.database.getCollection("onetimetokens").find().map(Object::toString);

        assertThat(stored).anyMatch(text -> text.contains(ada.id())).noneMatch(text -> text.contains(token));
    }

    @Test
    void changesNothingForAWrongPassword() {
        assertThatExceptionOfType(AccountRejection.class)
                .isThrownBy(() -> DESK.passwords.change(ada, "wrong " + PASSWORD, NEXT, "s1"));

        assertThat(DESK.signIn.attempt(ada.email(), PASSWORD)).isPresent();
        assertThat(DESK.eventsOf(ada)).isEmpty();
    }

    private String requested() {
        DESK.reset.request(" " + ada.email().toUpperCase(Locale.ROOT));
        var mail = DESK.mails.getLast();
        assertThat(mail).startsWith(ada.email() + ' ').contains(LINK);
        int token = mail.indexOf(LINK) + LINK.length();
        return mail.substring(token, mail.indexOf('\n', token));
    }
}
