package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.newEmail;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import ticketstream.application.account.PasswordHashing;
import ticketstream.domain.actor.Role;

/**
 * neither the answer to a failed sign-in nor how long it takes tells why it failed. {@code ./test} tries
 * {@code -Dsignin.tries=200}.
 */
@DeskTest
@TestPropertySource(
        properties = {
            "ticketstream.limits.sign-ins-per-minute=0",
            "ticketstream.limits.failed-sign-ins-per-address-per-minute=0"
        })
class SignInTimingIT {
    private static final int TRIES = Integer.getInteger("signin.tries", 60);
    private static final double CLOSE = 0.10;
    private static final String WRONG = "wrong " + PASSWORD;

    private final Visitor visitor;
    private final PasswordHashing hashing;
    private final String email;
    private final String disabled;

    @Autowired
    SignInTimingIT(Visitor visitor, PasswordHashing hashing) {
        this.visitor = visitor;
        this.hashing = hashing;
        email = visitor.newAccount();
        disabled = visitor.newAccount();
        var id = json(visitor.login(disabled, PASSWORD)).at("/account/id").stringValue();
        visitor.put("/api/v1/accounts/" + id + "/enabled", visitor.tokenOf(Role.ADMIN, null), "{\"enabled\":false}");
    }

    @Test
    void saysTheSameToEverybody() {
        var answers = List.of(
                visitor.login(newEmail(), PASSWORD),
                visitor.login(email, WRONG),
                visitor.login(disabled, PASSWORD),
                visitor.login(disabled, WRONG));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(answers.stream().map(SignInTimingIT::withoutTrace).distinct())
                .hasSize(1);
    }

    @Test
    void takesTheSameTimeForEverybody() {
        var medians = signIns();
        if (medians.spread() > CLOSE) { // a disturbed machine may be unlucky once, a leak is there again
            medians = signIns();
        }

        assertThat(medians.spread())
                .as("unknown, wrong, disabled: %s ns", medians.nanos())
                .isLessThan(CLOSE);
    }

    /** The measure finds what it is there to find. */
    @Test
    void wouldTellWhoIsUnknownIfNothingWereHashedForThem() {
        var hash = hashing.hash(PASSWORD);

        var medians = Medians.of(
                TRIES / 6, List.of(round -> hashing.matches(WRONG, hash), round -> withoutNobodysHash(null)));

        assertThat(medians.spread()).isGreaterThan(CLOSE);
    }

    private Medians signIns() {
        List<IntFunction<?>> calls = List.of(
                round -> visitor.login(newEmail(), PASSWORD),
                round -> visitor.login(email, WRONG),
                round -> visitor.login(disabled, PASSWORD));
        return Medians.of(TRIES, calls);
    }

    private boolean withoutNobodysHash(@Nullable String hash) {
        return hash != null && hashing.matches(WRONG, hash);
    }

    private static String withoutTrace(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("traceparent");
        headers.remove("date");
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "") + headers;
    }
}
