package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.web.session.OtherNode;
import ticketstream.web.session.Phone;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class SignOutIT {
    private final Visitor visitor;

    private final MongoDatabase database;

    /** */
    @Autowired
    SignOutIT(Visitor visitor, MongoDatabase database) {
        this.visitor = visitor;
        this.database = database;
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

        assertClosesWithinASecond(left);
        assertStays(stayed);
    }

    @Test
    void closesTheConnectionsOfASessionThatItsOwnerEndsFromAnother() {
        var email = visitor.newAccount();
        var lost = connect(signIn(email));
        var here = signIn(email);
        var stayed = connect(here);
        var items = Visitor.json(visitor.get("/api/v1/me/sessions", here)).get("items");
        int other = items.get(0).get("current").booleanValue() ? 1 : 0;

        visitor.delete("/api/v1/me/sessions/" + items.get(other).get("id").stringValue(), here);

        assertClosesWithinASecond(lost);
        assertStays(stayed);
    }

    @Test
    void closesTheConnectionsOfSessionsThatAnotherNodeEnds() {
        var login = Visitor.json(visitor.login(visitor.newAccount(), PASSWORD));
        var live = connect(login.get("accessToken").stringValue());

        new OtherNode(database).endAll(login.at("/account/id").stringValue());

        assertClosesWithinASecond(live);
    }

    /** */
    @Test
    void closesTheConnectionsOfOtherSessionsWhenThePasswordChanges() {
        var email = visitor.newAccount();
        var here = signIn(email);
        var stayed = connect(here);
        var elsewhere = connect(signIn(email));

        var changed = visitor.put(
                "/api/v1/me/password",
                here,
                "{\"currentPassword\":\"%s\",\"newPassword\":\"another %s\"}".formatted(PASSWORD, PASSWORD));

        assertThat(changed.statusCode()).isEqualTo(200);
        assertClosesWithinASecond(elsewhere);
        assertStays(stayed);
    }

    /** */
    @Test
    void closesTheConnectionsOfOtherSessionsWhenTheSecondFactorChanges() {
        var email = visitor.newAccount();
        var elsewhere = connect(signIn(email));
        var ada = new Phone(visitor, email);
        var stayed = connect(ada.token());

        ada.enables();

        assertClosesWithinASecond(elsewhere);
        assertStays(stayed);
    }

    /** */
    @Test
    void closesTheConnectionsOfASessionWhoseTokenCameBack() {
        var login = visitor.login(visitor.newAccount(), PASSWORD);
        var live = connect(Visitor.accessTokenIn(login));
        var first = Visitor.refreshTokenIn(login);
        var second = Visitor.refreshTokenIn(visitor.withCookie("/api/v1/auth/refresh", first));
        visitor.withCookie("/api/v1/auth/refresh", second);

        visitor.withCookie("/api/v1/auth/refresh", first);

        assertClosesWithinASecond(live);
    }

    /** Case A-11. */
    @Test
    void opensNothingWithAPasswordAlone() {
        var ada = new Phone(visitor);
        ada.enables();

        assertThat(connect(ada.challenge()).awaitClose()).isEqualTo(4401);
    }

    private static void assertStays(LiveClient client) {
        assertThat(client.say("{\"type\":\"ping\"}").awaitType("pong").isClosed())
                .isFalse();
        client.leaves();
    }

    private static void assertClosesWithinASecond(LiveClient client) {
        Awaitility.await().atMost(Duration.ofSeconds(1)).until(client::isClosed);
        assertThat(client.awaitClose()).isEqualTo(4401);
    }

    private String signIn(String email) {
        return Visitor.json(visitor.login(email, PASSWORD)).get("accessToken").stringValue();
    }

    private LiveClient connect(String token) {
        return LiveClient.connect(URI.create("ws://localhost:" + visitor.port() + "/live"))
                .hello(token, null);
    }
}
