package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.accessTokenIn;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.refreshTokenIn;

import com.mongodb.client.MongoDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;

/** Cases through HTTP, where time does not matter. */
@DeskTest
class SecondFactorApiIT {
    private static final String TOTP = "/api/v1/me/totp";
    private static final String REAUTHENTICATE = "/api/v1/auth/reauthenticate";

    private final Visitor visitor;
    private final MongoDatabase database;
    private final Phone ada;

    @Autowired
    SecondFactorApiIT(Visitor visitor, MongoDatabase database) {
        this.visitor = visitor;
        this.database = database;
        this.ada = new Phone(visitor);
    }

    @Test
    void letsInOnlyWithACode() {
        ada.enables();

        var challenge = ada.signsIn();
        var mfaToken = json(challenge).get("mfaToken").stringValue();

        assertThat(challenge.statusCode()).isEqualTo(202);
        assertThat(challenge.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(json(challenge).get("expiresIn").intValue()).isEqualTo(300);
        assertThat(visitor.get("/api/v1/me", mfaToken).statusCode()).isEqualTo(401);
        assertThat(visitor.withCookie("/api/v1/auth/refresh", mfaToken).statusCode())
                .isEqualTo(401);
        var wrong = ada.shows(mfaToken, "12345");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(code(wrong)).isEqualTo("bad_credentials");
        var admitted = ada.shows(mfaToken, ada.app().now());
        assertThat(admitted.statusCode()).isEqualTo(200);
        assertThat(json(visitor.get("/api/v1/me", accessTokenIn(admitted)))
                        .get("totp")
                        .booleanValue())
                .isTrue();
        assertThat(ada.shows(mfaToken, ada.recoveryCodes().getFirst()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesACodeOnce() {
        ada.enables();
        var now = ada.app().now();

        assertThat(ada.shows(ada.challenge(), now).statusCode()).isEqualTo(200);
        assertThat(ada.shows(ada.challenge(), now).statusCode()).isEqualTo(401);
        assertThat(ada.shows(ada.challenge(), ada.recoveryCodes().getFirst()).statusCode())
                .isEqualTo(200);
        assertThat(ada.shows(ada.challenge(), ada.recoveryCodes().getFirst()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void asksForThePasswordAgainAfterSixWrongCodes() {
        ada.enables();
        var challenge = ada.challenge();

        var statuses = IntStream.range(0, 6)
                .mapToObj(any -> ada.shows(challenge, "wrong").statusCode())
                .toList();

        assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429);
        assertThat(ada.shows(challenge, ada.app().now()).statusCode()).isEqualTo(429);
        assertThat(ada.shows(ada.challenge(), ada.app().now()).statusCode()).isEqualTo(200);
    }

    @Test
    void endsOtherSessionsAndRotatesThisOne() {
        var elsewhere = ada.signsIn();
        var enabled = ada.enables();

        assertThat(visitor.get("/api/v1/me", accessTokenIn(elsewhere)).statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/api/v1/me", ada.token()).statusCode()).isEqualTo(200);
        assertThat(visitor.withCookie("/api/v1/auth/refresh", refreshTokenIn(enabled))
                        .statusCode())
                .isEqualTo(200);
        var disabled = visitor.delete(TOTP, ada.token());
        assertThat(disabled.statusCode()).isEqualTo(204);
        assertThat(refreshTokenIn(disabled)).isNotEqualTo(refreshTokenIn(enabled));
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhatDoesNotFit() {
        assertThat(code(ada.confirms("123456"))).isEqualTo("totp_not_enabled");
        assertThat(code(ada.posts(TOTP + "/recovery-codes", ""))).isEqualTo("totp_not_enabled");
        ada.posts(TOTP, "");
        assertThat(code(ada.confirms("12345"))).isEqualTo("wrong_code");
        assertThat(code(ada.confirms("1".repeat(65)))).isEqualTo("validation_failed");
        ada.enables();
        assertThat(code(ada.posts(TOTP, ""))).isEqualTo("totp_enabled");
        assertThat(json(ada.posts(TOTP + "/recovery-codes", "")).get("recoveryCodes"))
                .hasSize(10);
    }

    @Test
    void takesAFreshSignInForWhatIsDangerous() {
        ada.enables();
        Stale.make(database, ada.refreshToken());

        var refused = List.of(
                visitor.delete(TOTP, ada.token()),
                ada.posts(TOTP, ""),
                ada.confirms("123456"),
                ada.posts(TOTP + "/recovery-codes", ""),
                visitor.put(
                        "/api/v1/me/password",
                        ada.token(),
                        "{\"currentPassword\":\"%s\",\"newPassword\":\"another %s\"}".formatted(PASSWORD, PASSWORD)));

        assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(403);
        assertThat(refused).extracting(Visitor::code).containsOnly("reauth_required");
        assertThat(code(reauthenticate("wrong " + PASSWORD, ada.app().now()))).isEqualTo("wrong_password");
        assertThat(code(reauthenticate(PASSWORD, "12345"))).isEqualTo("wrong_code");
        assertThat(visitor.delete(TOTP, ada.token()).statusCode()).isEqualTo(403);
        assertThat(reauthenticate(PASSWORD, ada.app().now()).statusCode()).isEqualTo(204);
        assertThat(visitor.delete(TOTP, ada.token()).statusCode()).isEqualTo(204);
    }

    @Test
    void takesAFreshSignInOfAdministratorsToo() {
        var id = json(visitor.login(visitor.newAccount(), PASSWORD))
                .at("/account/id")
                .stringValue();
        var account = "/api/v1/accounts/" + id;
        var email = visitor.newAccount(Role.ADMIN);
        var login = visitor.login(email, PASSWORD);
        var token = accessTokenIn(login);
        Stale.make(database, refreshTokenIn(login));

        var refused = List.of(
                visitor.put(account + "/role", token, "{\"role\":\"auditor\"}"),
                visitor.put(account + "/enabled", token, "{\"enabled\":false}"),
                visitor.post("/api/v1/accounts", token, creating("admin")),
                visitor.delete(account + "/totp", token),
                visitor.delete(account + "/sessions", token));

        assertThat(refused).extracting(Visitor::code).containsOnly("reauth_required");
        assertThat(visitor.get(account + "/sessions", token).statusCode()).isEqualTo(200);
        assertThat(visitor.post("/api/v1/accounts", token, creating("analyst")).statusCode())
                .isEqualTo(201);
        var fresh = visitor.post(REAUTHENTICATE, token, "{\"password\":\"%s\"}".formatted(PASSWORD));
        assertThat(fresh.statusCode()).isEqualTo(204);
        assertThat(visitor.put(account + "/role", token, "{\"role\":\"auditor\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsAdministratorsTakeItFromWhoHasLostTheirs() {
        ada.enables();
        var account = json(visitor.get("/api/v1/me", ada.token()));

        var removed = visitor.delete(
                "/api/v1/accounts/" + account.get("id").stringValue() + "/totp", visitor.tokenOf(Role.ADMIN, null));

        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(visitor.get("/api/v1/me", ada.token()).statusCode()).isEqualTo(401);
        assertThat(ada.signsIn().statusCode()).isEqualTo(200);
        assertThat(visitor.delete("/api/v1/accounts/x/totp", visitor.tokenOf(Role.AUDITOR, null))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void knowsNobodyWithoutAToken() {
        var answer = visitor.post(REAUTHENTICATE, "{\"password\":\"%s\"}".formatted(PASSWORD));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> reauthenticate(String password, String code) {
        return ada.posts(REAUTHENTICATE, "{\"password\":\"%s\",\"code\":\"%s\"}".formatted(password, code));
    }

    private static String creating(String role) {
        return "{\"username\":\"Kim\",\"email\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}"
                .formatted(Visitor.newEmail(), PASSWORD, role);
    }
}
