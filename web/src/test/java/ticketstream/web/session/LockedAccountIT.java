package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.newEmail;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A-06 over HTTP. */
@DeskTest
class LockedAccountIT {
    private final Visitor visitor;

    @Autowired
    LockedAccountIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void refusesTheSixthTryAndTheRightPasswordToo() {
        var email = visitor.newAccount();

        var wrong = guesses(email);
        var right = visitor.login(email, PASSWORD);

        assertThat(wrong).extracting(HttpResponse::statusCode).containsExactly(401, 401, 401, 401, 401, 429);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(code(right)).isEqualTo("too_many_requests");
        assertThat(Integer.parseInt(right.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(20, 30);
    }

    @Test
    void treatsAnUnknownAddressInTheSameWay() {
        var known = guesses(visitor.newAccount());
        var unknown = guesses(newEmail());

        for (int i = 0; i < known.size(); i++) {
            assertThat(unknown.get(i).statusCode()).isEqualTo(known.get(i).statusCode());
            assertThat(unknown.get(i).headers().map().keySet())
                    .isEqualTo(known.get(i).headers().map().keySet());
            assertThat(code(unknown.get(i))).isEqualTo(code(known.get(i)));
        }
    }

    @Test
    void letsTheOwnersDeviceIn() {
        var email = visitor.newAccount();
        var device = visitor.login(email, PASSWORD).headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-device="))
                .findFirst()
                .orElseThrow();
        guesses(email);

        assertThat(visitor.login(email, PASSWORD).statusCode()).isEqualTo(429);
        assertThat(withCookie(email, device.substring(0, device.indexOf(';'))).statusCode())
                .isEqualTo(200);
    }

    private List<HttpResponse<String>> guesses(String email) {
        return IntStream.range(0, 6)
                .mapToObj(i -> visitor.login(email, "wrong " + i))
                .toList();
    }

    private HttpResponse<String> withCookie(String email, String cookie) {
        return visitor.send(visitor.request("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD))));
    }
}
