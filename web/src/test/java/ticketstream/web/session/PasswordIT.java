package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.accessTokenIn;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.newEmail;
import static ticketstream.web.session.Visitor.refreshTokenIn;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import ticketstream.domain.actor.Role;

/** Case as far as it is no matter of open connections. */
@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class PasswordIT {
    private static final String NEXT = "another horse, another battery";
    private static final String ACCOUNT = "{\"username\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\"%s}";

    private final Visitor visitor;

    @Autowired
    PasswordIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "qwertyuiop", "Ticketstream1"})
    void refusesPasswordsThatAreTriedFirstWhereverOneIsChosen(String password) {
        var email = newEmail();
        var login = visitor.login(visitor.newAccount(), PASSWORD);
        var administrator = visitor.tokenOf(Role.ADMIN, null);

        assertCompromised("password", visitor.post("/api/v1/auth/register", ACCOUNT.formatted(email, password, "")));
        assertCompromised(
                "password",
                visitor.post("/api/v1/auth/bootstrap", ACCOUNT.formatted(email, password, ",\"token\":\"x\"")));
        assertCompromised(
                "password",
                post("/api/v1/accounts", administrator, ACCOUNT.formatted(email, password, ",\"role\":\"user\"")));
        assertCompromised("newPassword", change(accessTokenIn(login), PASSWORD, password));
        assertThat(visitor.login(email, password).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesTheOwnAddress() {
        var email = newEmail();

        assertCompromised("password", visitor.post("/api/v1/auth/register", ACCOUNT.formatted(email, email, "")));
    }

    @Test
    void changesAPasswordAndStaysSignedInHereAlone(CapturedOutput output) {
        var email = visitor.newAccount();
        var here = visitor.login(email, PASSWORD);
        var elsewhere = visitor.login(email, PASSWORD);

        var changed = change(accessTokenIn(here), PASSWORD, NEXT);

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).at("/account/email").stringValue()).isEqualTo(email);
        assertThat(status(elsewhere)).isEqualTo(401);
        assertThat(refresh(elsewhere).statusCode()).isEqualTo(401);
        assertThat(status(changed)).isEqualTo(200);
        assertThat(refresh(changed).statusCode()).isEqualTo(200);
        assertThat(visitor.login(email, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(visitor.login(email, NEXT).statusCode()).isEqualTo(200);
        assertThat(output.getOut()).contains("/api/v1/me/password").doesNotContain(PASSWORD, NEXT);
    }

    @Test
    void endsTheSessionForWhoeverHasTheTokenFromBefore() {
        var here = visitor.login(visitor.newAccount(), PASSWORD);
        change(accessTokenIn(here), PASSWORD, NEXT);

        assertThat(refresh(here).statusCode()).isEqualTo(401);
    }

    @Test
    void changesNothingWithoutThePresentPassword() {
        var email = visitor.newAccount();
        var login = visitor.login(email, PASSWORD);
        var elsewhere = visitor.login(email, PASSWORD);

        var refused = change(accessTokenIn(login), "wrong " + PASSWORD, NEXT);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("wrong_password");
        assertThat(status(elsewhere)).isEqualTo(200);
        assertThat(visitor.login(email, NEXT).statusCode()).isEqualTo(401);
    }

    @Test
    void needsBothFieldsAndAToken() {
        var login = accessTokenIn(visitor.login(visitor.newAccount(), PASSWORD));

        var refused = visitor.put("/api/v1/me/password", login, "{}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("errors")).hasSize(2);
        assertThat(change("none", PASSWORD, NEXT).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> change(String token, String present, String next) {
        return visitor.put(
                "/api/v1/me/password",
                token,
                "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(present, next));
    }

    private HttpResponse<String> post(String path, String token, String body) {
        return visitor.send(visitor.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> refresh(HttpResponse<String> login) {
        return visitor.withCookie("/api/v1/auth/refresh", refreshTokenIn(login));
    }

    private int status(HttpResponse<String> login) {
        return visitor.get("/api/v1/me", accessTokenIn(login)).statusCode();
    }

    private static void assertCompromised(String field, HttpResponse<String> refused) {
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/errors/0/field").stringValue()).isEqualTo(field);
        assertThat(json(refused).at("/errors/0/code").stringValue()).isEqualTo("password_compromised");
    }
}
