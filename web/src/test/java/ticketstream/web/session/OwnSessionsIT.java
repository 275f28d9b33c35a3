package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.refreshTokenIn;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;

@DeskTest
class OwnSessionsIT {
    private static final String SESSIONS = "/api/v1/me/sessions";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String FIREFOX =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Visitor visitor;

    @Autowired
    OwnSessionsIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void listsWhereOneIsSignedIn() {
        var before = Instant.now().minusSeconds(1);
        var email = visitor.newAccount();
        var first = visitor.login(email, PASSWORD);
        var second = firefox(email);
        visitor.withCookie(REFRESH, refreshTokenIn(second));

        var items = json(visitor.get(SESSIONS, Visitor.accessTokenIn(first))).get("items");

        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("device").stringValue()).isEqualTo("Firefox on Windows");
        assertThat(items.get(0).get("address").stringValue()).isEqualTo("127.0.0.1");
        assertThat(items.get(0).get("current").booleanValue()).isFalse();
        assertThat(items.get(1).get("device").isNull()).isTrue();
        assertThat(items.get(1).get("current").booleanValue()).isTrue();
        assertThat(Instant.parse(items.get(0).get("createdAt").stringValue())).isBetween(before, Instant.now());
        assertThat(Instant.parse(items.get(0).get("lastUsedAt").stringValue()))
                .isAfter(Instant.parse(items.get(0).get("createdAt").stringValue()));
    }

    @Test
    void endsOneOfThem() {
        var email = visitor.newAccount();
        var lost = firefox(email);
        var mine = Visitor.accessTokenIn(visitor.login(email, PASSWORD));

        assertThat(visitor.delete(SESSIONS + "/" + sessionIn(lost), mine).statusCode())
                .isEqualTo(204);

        assertThat(visitor.get("/api/v1/me", Visitor.accessTokenIn(lost)).statusCode())
                .isEqualTo(401);
        assertThat(visitor.withCookie(REFRESH, refreshTokenIn(lost)).statusCode())
                .isEqualTo(401);
        assertThat(json(visitor.get(SESSIONS, mine)).get("items")).hasSize(1);
    }

    @Test
    void knowsNobodyElsesSessions() {
        var others = visitor.login(visitor.newAccount(), PASSWORD);
        var mine = Visitor.accessTokenIn(visitor.login(visitor.newAccount(), PASSWORD));

        var refused = visitor.delete(SESSIONS + "/" + sessionIn(others), mine);
        var missing = visitor.delete(SESSIONS + "/nothing", mine);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(code(refused)).isEqualTo("not_found");
        assertThat(withoutTraceId(refused)).isEqualTo(withoutTraceId(missing));
        assertThat(visitor.withCookie(REFRESH, refreshTokenIn(others)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void signsOutEverywhere() {
        var email = visitor.newAccount();
        var one = visitor.login(email, PASSWORD);
        var other = visitor.login(email, PASSWORD);

        var answer = visitor.delete(SESSIONS, Visitor.accessTokenIn(one));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(visitor.get("/api/v1/me", Visitor.accessTokenIn(one)).statusCode())
                .isEqualTo(401);
        assertThat(visitor.withCookie(REFRESH, refreshTokenIn(other)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsAdministratorsSeeAndEndThoseOfOthers() {
        var login = visitor.login(visitor.newAccount(), PASSWORD);
        var sessions = "/api/v1/accounts/" + json(login).at("/account/id").stringValue() + "/sessions";
        var administrator = visitor.tokenOf(Role.ADMIN, null);

        assertThat(json(visitor.get(sessions, administrator)).at("/items/0/id").stringValue())
                .isEqualTo(sessionIn(login));
        assertThat(visitor.delete(sessions, administrator).statusCode()).isEqualTo(204);

        assertThat(json(visitor.get(sessions, administrator)).get("items")).isEmpty();
        assertThat(visitor.withCookie(REFRESH, refreshTokenIn(login)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void letsNobodyElse() {
        var token = visitor.tokenOf(Role.AUDITOR, null);
        var administrator = visitor.tokenOf(Role.ADMIN, null);

        assertThat(visitor.get("/api/v1/accounts/x/sessions", token).statusCode())
                .isEqualTo(403);
        assertThat(visitor.delete("/api/v1/accounts/x/sessions", token).statusCode())
                .isEqualTo(403);
        assertThat(code(visitor.get("/api/v1/accounts/x/sessions", administrator)))
                .isEqualTo("account_not_found");
        assertThat(visitor.send(visitor.request(SESSIONS)).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> firefox(String email) {
        var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        return visitor.send(visitor.request("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .header("User-Agent", FIREFOX)
                .POST(BodyPublishers.ofString(body)));
    }

    /** A refresh token begins with its session's id. */
    private static String sessionIn(HttpResponse<String> login) {
        var token = refreshTokenIn(login);
        return token.substring(0, token.indexOf('.'));
    }

    private static String withoutTraceId(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }
}
