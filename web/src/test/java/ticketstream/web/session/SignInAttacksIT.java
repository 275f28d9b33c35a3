package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.newEmail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** from many addresses: loopback has sixteen million. */
@DeskTest
@TestPropertySource(
        properties = {
            "ticketstream.limits.sign-ins-per-minute=10",
            "ticketstream.limits.failed-sign-ins-per-address-per-minute=30"
        })
class SignInAttacksIT {
    private static final int ADDRESSES = 50;
    private static final int ACCOUNTS = 500;

    private final Visitor visitor;

    @Autowired
    SignInAttacksIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void lockAnAccountFromHoweverManyAddressesAndNotItsOwnersDevice() throws Exception {
        var email = visitor.newAccount();
        var device = visitor.login(email, PASSWORD).headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("__Host-device="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < ADDRESSES; i++) {
            statuses.add(from("127.0.6." + i, email, "wrong " + i, "a=b").statusCode());
        }

        assertThat(statuses.subList(0, 5)).containsOnly(401);
        assertThat(statuses.subList(5, ADDRESSES)).containsOnly(429);
        var right = from("127.0.6.99", email, PASSWORD, "a=b");
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
        assertThat(from("127.0.6.99", email, PASSWORD, device).statusCode()).isEqualTo(200);
    }

    @Test
    void stuffingFromOneAddressEndsAfterThirtyAndConcernsNoOther() throws Exception {
        var owner = visitor.newAccount();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            statuses.add(from("127.0.7.1", newEmail(), PASSWORD, "a=b").statusCode());
        }

        assertThat(statuses.subList(0, 30)).containsOnly(401);
        assertThat(statuses.subList(30, ACCOUNTS)).containsOnly(429);
        assertThat(from("127.0.7.1", owner, PASSWORD, "a=b").statusCode()).isEqualTo(429);
        assertThat(from("127.0.7.2", owner, PASSWORD, "a=b").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> from(String address, String email, String password, String cookie)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build()) {
            var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + visitor.port() + "/api/v1/auth/login"))
                            .header("Content-Type", "application/json")
                            .header("Cookie", cookie)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
