package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.refreshTokenIn;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.account.AccountEvent.AccountRefreshReuseDetected;
import ticketstream.web.security.SignInSettings;

/** Case A-16: what follows when a replaced refresh token comes back. */
@DeskTest
class RefreshReuseIT {
    private static final String REFRESH = "/api/v1/auth/refresh";

    private final Visitor visitor;
    private final EventStorageEngine log;
    private final Mailbox mailbox;

    @Autowired
    RefreshReuseIT(Visitor visitor, EventStorageEngine log, SignInSettings settings) {
        this.visitor = visitor;
        this.log = log;
        this.mailbox = new Mailbox(settings.data());
    }

    @Test
    void isRememberedAndToldToTheOwnerOnce() {
        var email = visitor.newAccount();
        var login = visitor.login(email, PASSWORD);
        var account = json(login).at("/account/id").stringValue();
        var first = refreshTokenIn(login);
        var second = refreshTokenIn(visitor.withCookie(REFRESH, first));
        var third = refreshTokenIn(visitor.withCookie(REFRESH, second));

        var stolen = visitor.withCookie(REFRESH, first);
        var again = visitor.withCookie(REFRESH, first);

        assertThat(List.of(stolen.statusCode(), again.statusCode())).containsOnly(401);
        assertThat(visitor.withCookie(REFRESH, third).statusCode()).isEqualTo(401);
        var session = first.substring(0, first.indexOf('.'));
        var happened = log.readEvents(account).asStream().skip(1).map(message -> (Object) message.getPayload());
        assertThat(happened).containsExactly(new AccountRefreshReuseDetected(account, session));
        assertThat(mailbox.textFor(email)).contains("session").doesNotContain(session);
    }
}
