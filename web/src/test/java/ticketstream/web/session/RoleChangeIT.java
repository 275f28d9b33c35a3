package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;

/** a second after a change of role was confirmed, no request is judged by the old one. */
@DeskTest
class RoleChangeIT {
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(333);
    private static final long A_SECOND = 1_000_000_000L;

    private final Visitor visitor;

    @Autowired
    RoleChangeIT(Visitor visitor) {
        this.visitor = visitor;
    }

    private record Answer(long askedAt, int status) {}

    @Test
    void countsForEveryRequestFromThenOn() {
        var administrator = visitor.tokenOf(Role.ADMIN, null);
        var demoted = visitor.guest(Role.ADMIN, null);
        List<Answer> answers = new ArrayList<>();
        answers.add(ask(demoted.token()));

        var changed =
                visitor.put("/api/v1/accounts/" + demoted.accountId() + "/role", administrator, "{\"role\":\"user\"}");
        long confirmed = System.nanoTime();
        Awaitility.await()
                .pollInterval(BETWEEN_REQUESTS)
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    answers.add(ask(demoted.token()));
                    return System.nanoTime() - confirmed > 4 * A_SECOND;
                });

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(answers.getFirst().status()).isEqualTo(200);
        assertThat(answers.stream().filter(answer -> answer.askedAt() - confirmed > A_SECOND))
                .hasSizeGreaterThan(4)
                .allMatch(answer -> answer.status() == 403);
    }

    private Answer ask(String token) {
        return new Answer(
                System.nanoTime(), visitor.get("/api/v1/accounts", token).statusCode());
    }
}
