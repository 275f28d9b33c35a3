package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

/** Limits of requests, behind a proxy that is trusted. */
@DeskTest
@TestPropertySource(
        properties = {
            "ticketstream.limits.requests-per-minute=12",
            "ticketstream.limits.anonymous-requests-per-minute=8",
            "ticketstream.trusted-proxies=127.0.0.0/8,::1"
        })
class RequestLimitsIT {
    private static final String ME = "/api/v1/me";
    private static final String KEYS = "/.well-known/jwks.json";

    private final Visitor visitor;

    @Autowired
    RequestLimitsIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void limitsEachAccountForItself() {
        var token = visitor.tokenOf(Role.USER, null);

        var answers = IntStream.range(0, 13)
                .mapToObj(ignored -> visitor.get(ME, token))
                .toList();
        var refused = answers.getLast();

        assertThat(answers.subList(0, 12)).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(code(refused)).isEqualTo("too_many_requests");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 65);
        assertThat(visitor.get(ME, visitor.tokenOf(Role.USER, null)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsEverybodyWhereTheyStand() {
        var token = visitor.tokenOf(Role.USER, null);
        visitor.get(ME, token);

        var answer = visitor.get(ME, token).headers();

        assertThat(answer.firstValue("RateLimit-Policy")).hasValue("\"account\";q=12;w=60");
        assertThat(answer.firstValue("RateLimit").orElseThrow()).matches("\"account\";r=10;t=[0-9]{1,2}");
        assertThat(asked(KEYS, "192.0.2.30").headers().firstValue("RateLimit").orElseThrow())
                .matches("\"address\";r=7;t=[0-9]{1,2}");
    }

    @Test
    void limitsEachAddressThatNamesNoAccount() {
        for (int i = 0; i < 8; i++) {
            assertThat(asked(i % 2 == 0 ? KEYS : ME, "192.0.2.1").statusCode()).isIn(200, 401);
        }

        assertThat(asked(KEYS, "192.0.2.1").statusCode()).isEqualTo(429);
        assertThat(asked(ME, "192.0.2.1", "Authorization", "Bearer x").statusCode())
                .isEqualTo(429);
        assertThat(asked("/tickets", "192.0.2.1").statusCode()).as("a page").isEqualTo(200);
        assertThat(asked(KEYS, "192.0.2.2").statusCode()).isEqualTo(200);
    }

    @Test
    void limitsNobodyForWhatOthersDoFromTheSameAddress() {
        var token = visitor.tokenOf(Role.USER, null);
        for (int i = 0; i < 9; i++) {
            asked(KEYS, "192.0.2.40");
        }

        assertThat(asked(ME, "192.0.2.40", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsTheClientThatTheTrustedProxyNames() {
        var outside = UUID.randomUUID().toString();

        assertThat(remaining(asked(KEYS, "198.51.100.7"))).isEqualTo(7);
        assertThat(remaining(asked(KEYS, outside + ", 198.51.100.7"))).isEqualTo(6);
        assertThat(remaining(asked(KEYS, "198.51.100.7, 127.0.0.9"))).isEqualTo(5);
        assertThat(remaining(asked(KEYS, "198.51.100.8"))).isEqualTo(7);
    }

    @Test
    void believesTheSchemeThatTheTrustedProxyNames() {
        assertThat(asked(KEYS, "192.0.2.50", "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000; includeSubDomains");
        assertThat(asked(KEYS, "192.0.2.50", "X-Forwarded-Proto", "ftp")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    private HttpResponse<String> asked(String path, String forwardedFor, String... headers) {
        var request = visitor.request(path).header("X-Forwarded-For", forwardedFor);
        return visitor.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static int remaining(HttpResponse<String> answer) {
        var limit = answer.headers().firstValue("RateLimit").orElseThrow();
        return Integer.parseInt(limit.replaceAll(".*;r=([0-9]+);.*", "$1"));
    }
}
