package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.accessTokenIn;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.application.account.Accounts;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.audit.AuditEvent.SessionsEnded;
import ticketstream.domain.audit.AuditEvent.SignInRefused;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;
import ticketstream.domain.audit.AuditEvent.SignInSucceeded;
import ticketstream.domain.audit.AuditEvent.SignedOut;

/** What the log has of those who come and go. */
@DeskTest
class RecordedSignInsIT {
    /** Within a second, and a little for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private final Visitor visitor;
    private final EventStorageEngine log;
    private final Accounts accounts;

    @Autowired
    RecordedSignInsIT(Visitor visitor, EventStorageEngine log, Accounts accounts) {
        this.visitor = visitor;
        this.log = log;
        this.accounts = accounts;
    }

    @Test
    void areThereBeforeTheAnswer() {
        var login = visitor.login(visitor.newAccount(), PASSWORD);

        assertThat(of(idIn(login.body()))).singleElement().isInstanceOfSatisfying(SignInSucceeded.class, event -> {
            assertThat(event.secondFactor()).isFalse();
            assertThat(event.address()).isEqualTo("127.0.0.1");
            assertThat(Visitor.refreshTokenIn(login)).startsWith(event.sessionId() + ".");
        });
    }

    @Test
    void sayWhetherThereWasASecondFactor() {
        var phone = new Phone(visitor);
        phone.enables();
        var id = json(visitor.get("/api/v1/me", phone.token())).get("id").stringValue();

        assertThat(phone.shows(phone.challenge(), "000000").statusCode()).isEqualTo(401);
        assertThat(phone.shows(phone.challenge(), phone.app().now()).statusCode())
                .isEqualTo(200);

        awaitRefusal(id, Reason.WRONG_CODE);
        assertThat(of(id).stream()
                        .filter(SignInSucceeded.class::isInstance)
                        .map(event -> ((SignInSucceeded) event).secondFactor()))
                .containsExactly(false, true);
    }

    @Test
    void sayWhyNot() {
        var email = visitor.newAccount();
        var id = idIn(visitor.login(email, PASSWORD).body());
        for (int i = 0; i < 6; i++) {
            visitor.login(email, "wrong");
        }
        awaitRefusal(id, Reason.WRONG_PASSWORD);
        awaitRefusal(id, Reason.LOCKED_OUT);

        var other = visitor.newAccount();
        var otherId = idIn(visitor.login(other, PASSWORD).body());
        accounts.setEnabled(otherId, false, Actor.SYSTEM);
        visitor.login(other, PASSWORD);
        awaitRefusal(otherId, Reason.ACCOUNT_DISABLED);
    }

    @Test
    void endWhereSomebodyEndsThemAndNotTwice() {
        var email = visitor.newAccount();
        var one = visitor.login(email, PASSWORD);
        var two = visitor.login(email, PASSWORD);
        var three = visitor.login(email, PASSWORD);
        var id = idIn(one.body());
        var token = accessTokenIn(one);

        visitor.delete("/api/v1/me/sessions/" + sessionIn(two), token);
        visitor.withCookie("/api/v1/auth/logout", Visitor.refreshTokenIn(three));
        visitor.withCookie("/api/v1/auth/logout", Visitor.refreshTokenIn(three));
        visitor.delete("/api/v1/me/sessions", token);

        assertThat(of(id).stream().filter(event -> !(event instanceof SignInSucceeded)))
                .containsExactly(
                        new SessionsEnded(id, List.of(sessionIn(two)), "127.0.0.1"),
                        new SignedOut(id, sessionIn(three), "127.0.0.1"),
                        new SessionsEnded(id, List.of(sessionIn(one)), "127.0.0.1"));
    }

    @Test
    void areNotRepeatedWhereTheAccountSaysIt() {
        var phone = new Phone(visitor);
        var id = json(visitor.get("/api/v1/me", phone.token())).get("id").stringValue();
        phone.signsIn();

        phone.enables();
        accounts.setEnabled(id, false, Actor.SYSTEM);

        assertThat(of(id)).hasSize(2).allMatch(SignInSucceeded.class::isInstance);
    }

    private void awaitRefusal(String accountId, Reason reason) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> assertThat(of(accountId))
                        .anyMatch(event -> event instanceof SignInRefused refused && refused.reason() == reason));
    }

    private List<AuditEvent> of(String accountId) {
        return log.readEvents(null, false)
                .map(EventMessage::getPayload)
                .filter(AuditEvent.class::isInstance)
                .map(AuditEvent.class::cast)
                .filter(event -> accountId.equals(event.accountId()))
                .toList();
    }

    private static String idIn(String login) {
        return json(login).at("/account/id").stringValue();
    }

    private static String sessionIn(HttpResponse<String> login) {
        var token = Visitor.refreshTokenIn(login);
        return token.substring(0, token.indexOf('.'));
    }
}
