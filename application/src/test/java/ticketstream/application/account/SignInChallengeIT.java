package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketstream.application.account.SignInChallenge.Outcome;
import ticketstream.application.account.SignInChallenge.Outcome.Exhausted;
import ticketstream.application.account.SignInChallenge.Outcome.Passed;
import ticketstream.application.account.SignInChallenge.Outcome.Refused;

/** Case A-10. */
class SignInChallengeIT {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final SecureDesk DESK = new SecureDesk();

    private final AccountState ada = DESK.newAccount();
    private String secret = "";

    @AfterAll
    static void close() {
        DESK.close();
    }

    @BeforeEach
    void enable() {
        secret = DESK.factor.offer(ada).secret();
        DESK.factor.enable(ada, code(0), "s1");
        DESK.clock.passes(STEP);
    }

    @Test
    void asksForNoCodeWhereThereIsNoSecondFactor() {
        assertThat(DESK.challengeOf(DESK.newAccount())).isEmpty();
    }

    @Test
    void letsInAfterAPasswordOnlyWithACode() {
        var on = DESK.basis.of(ada.email());
        var token = DESK.challengeOf(ada).orElseThrow();

        assertThat(DESK.challenge.answer(token, "000000x")).isEqualTo(new Refused(ada.id()));
        assertThat(DESK.challenge.answer(token, code(0))).isEqualTo(new Passed(DESK.now(ada), on));
        DESK.clock.passes(STEP);
        assertThat(DESK.challenge.answer(token, code(0))).isEqualTo(new Refused(null));
        assertThat(DESK.challenge.answer("unknown", code(0))).isEqualTo(new Refused(null));
    }

    @Test
    void endsTheChallengeWithTheSixthWrongCode() {
        var token = DESK.challengeOf(ada).orElseThrow();

        var outcomes = IntStream.range(0, 6)
                .mapToObj(any -> DESK.challenge.answer(token, "wrong"))
                .toList();

        assertThat(outcomes.subList(0, 5)).containsOnly(new Refused(ada.id()));
        assertThat(outcomes.getLast()).isEqualTo(new Exhausted(ada.id()));
        assertThat(DESK.challenge.answer(token, code(0))).isEqualTo(new Exhausted(ada.id()));
        assertThat(DESK.challenge.answer(DESK.challengeOf(ada).orElseThrow(), code(0)))
                .isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void waitsFiveMinutesForTheCode() {
        var token = DESK.challengeOf(ada).orElseThrow();
        DESK.clock.passes(SignInChallenge.LIFE);

        assertThat(DESK.challenge.answer(token, code(0))).isEqualTo(new Refused(null));
    }

    @Test
    void awaitsNoCodeAfterThePasswordWasChanged() {
        var token = DESK.challengeOf(ada).orElseThrow();
        DESK.passwords.change(ada, SecureDesk.PASSWORD, "a third sentence of words", "s1");

        assertThat(DESK.challenge.answer(token, code(0))).isEqualTo(new Refused(ada.id()));
    }

    private String code(int distance) {
        return DESK.code(secret, distance);
    }
}
