package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.accessTokenIn;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.newEmail;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import ticketstream.domain.actor.Role;
import ticketstream.domain.audit.AuditEvent.PasswordReset;
import ticketstream.web.security.SignInSettings;

/** Case A-19 through HTTP. */
@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class PasswordResetApiIT {
    private static final String RESET = "/api/v1/auth/password-reset";
    private static final String NEXT = "another horse, another battery";

    private final Visitor visitor;
    private final Mailbox mailbox;
    private final EventStorageEngine log;

    /** A-03, where a mail tells. */
    @Autowired
    PasswordResetApiIT(Visitor visitor, SignInSettings settings, EventStorageEngine log) {
        this.visitor = visitor;
        this.log = log;
        this.mailbox = new Mailbox(settings.data());
    }

    @Test
    void answersTheSameWhoeverIsAsked() {
        var known = request(visitor.newAccount());
        var unknown = request(newEmail());

        assertThat(known.statusCode()).isEqualTo(202);
        assertThat(unknown.statusCode()).isEqualTo(202);
        assertThat(known.body()).isEqualTo(unknown.body()).isEmpty();
        assertThat(known.headers().map().keySet())
                .isEqualTo(unknown.headers().map().keySet());
    }

    @Test
    void letsChooseAnotherPasswordOnceAndEndsAllSessions(CapturedOutput output) {
        var email = visitor.newAccount();
        var login = visitor.login(email, PASSWORD);
        request(email);
        var token = mailbox.tokenFor(email);

        assertThat(confirm(token, NEXT).statusCode()).isEqualTo(204);

        assertThat(resets(json(login).at("/account/id").stringValue()))
                .singleElement()
                .extracting(PasswordReset::address)
                .isEqualTo("127.0.0.1");
        assertThat(visitor.get("/api/v1/me", accessTokenIn(login)).statusCode()).isEqualTo(401);
        assertThat(visitor.login(email, NEXT).statusCode()).isEqualTo(200);
        var again = confirm(token, NEXT);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(code(again)).isEqualTo("invalid_token");
        assertThat(output.getOut()).contains(RESET, "a mail waits").doesNotContain(token, email, NEXT);
    }

    private List<PasswordReset> resets(String accountId) {
        return log.readEvents(null, false)
                .map(EventMessage::getPayload)
                .filter(PasswordReset.class::isInstance)
                .map(PasswordReset.class::cast)
                .filter(reset -> reset.accountId().equals(accountId))
                .toList();
    }

    @Test
    void takesNoGuess() {
        var refused = confirm("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", NEXT);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).at("/errors/0/field").stringValue()).isEqualTo("token");
    }

    @Test
    void keepsTheTokenWhenThePasswordIsTooEasy() {
        var email = visitor.newAccount();
        request(email);
        var token = mailbox.tokenFor(email);

        var refused = confirm(token, "password1");

        assertThat(json(refused).at("/errors/0/code").stringValue()).isEqualTo("password_compromised");
        assertThat(visitor.login(email, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(confirm(token, NEXT).statusCode()).isEqualTo(204);
    }

    @Test
    void writesNothingToADisabledAccount() {
        var email = visitor.newAccount();
        var other = visitor.newAccount();
        var id = json(visitor.login(email, PASSWORD)).at("/account/id").stringValue();
        visitor.put("/api/v1/accounts/" + id + "/enabled", visitor.tokenOf(Role.ADMIN, null), "{\"enabled\":false}");

        request(email);
        request(other);

        assertThat(mailbox.textFor(other)).isNotEmpty();
        assertThat(mailbox.textsFor(email)).isEmpty();
    }

    @Test
    void linksToTheDeskWhateverARequestCallsIt() throws IOException {
        var email = visitor.newAccount();
        var body = "{\"email\":\"" + email + "\"}";
        try (var socket = new Socket("localhost", visitor.port())) {
            socket.setSoTimeout(10_000);
            var request = "POST " + RESET + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                    + "X-Forwarded-Proto: http\r\nForwarded: host=evil.example\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 202");
        }

        assertThat(mailbox.textFor(email))
                .contains("https://desk.example/support/reset-password#token=")
                .doesNotContain("evil");
    }

    private HttpResponse<String> request(String email) {
        return visitor.post(RESET, "{\"email\":\"" + email + "\"}");
    }

    private HttpResponse<String> confirm(String token, String password) {
        return visitor.post(RESET + "/confirm", "{\"token\":\"%s\",\"newPassword\":\"%s\"}".formatted(token, password));
    }
}
