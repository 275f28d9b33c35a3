package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.newEmail;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.ticket.ProductTest;

/** two hundred sign in at once; so many wait, the others are told to come back, and work goes on. */
@ProductTest
class SignInStormIT {
    private static final int AT_ONCE = 200;
    private static final Duration PROMPT = Duration.ofMillis(300);

    private final Visitor visitor;

    @Autowired
    SignInStormIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void leavesWorkToGoOn() throws Exception {
        var token = visitor.tokenOf(Role.USER, null);
        var ticket = ticketOf(token);
        List<Long> reads = new ArrayList<>();
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> storm = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                storm.add(threads.submit(() -> visitor.login(newEmail(), PASSWORD)));
            }
            while (!storm.stream().allMatch(Future::isDone)) {
                long begun = System.nanoTime();
                assertThat(visitor.get(ticket, token).statusCode()).isEqualTo(200);
                reads.add(System.nanoTime() - begun);
            }
            for (var answer : storm) {
                answers.add(answer.get());
            }
        }

        assertBounded(answers);
        reads.sort(null);
        assertThat(Duration.ofNanos(reads.get(reads.size() * 99 / 100)))
                .as("99th percentile of %d reads", reads.size())
                .isLessThan(PROMPT);
    }

    private static void assertBounded(List<HttpResponse<String>> answers) {
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(code(answer)).isEqualTo("overloaded");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                });
    }

    private String ticketOf(String token) {
        var opened = visitor.post(
                "/api/v1/tickets", token, "{\"title\":\"T\",\"description\":\"D\",\"category\":\"sales\"}");
        return "/api/v1/tickets/" + json(opened).get("id").stringValue();
    }
}
