package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class SignOutIT {
    private final Visitor visitor;

    @Autowired
    SignOutIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void closesTheConnectionsOfThatSignInAlone() {
        var email = visitor.newAccount();
        var leaving = signIn(email);
        var staying = signIn(email);
        var left = connect(leaving);
        var stayed = connect(staying);

        visitor.send(visitor.request("/api/v1/auth/logout")
                .header("Authorization", "Bearer " + leaving)
                .POST(BodyPublishers.noBody()));

        assertThat(left.awaitClose()).isEqualTo(4401);
        assertThat(stayed.say("{\"type\":\"ping\"}").awaitType("pong").isClosed())
                .isFalse();
        stayed.leaves();
    }

    private String signIn(String email) {
        return Visitor.json(visitor.login(email, PASSWORD)).get("accessToken").stringValue();
    }

    private LiveClient connect(String token) {
        return LiveClient.connect(URI.create("ws://localhost:" + visitor.port() + "/live"))
                .hello(token, null);
    }
}
