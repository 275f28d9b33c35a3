package ticketstream.web.session;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import ticketstream.application.account.Secrets;
import ticketstream.web.security.ForASecond;
import ticketstream.web.security.OpenSessions;

/**
 * Sign-ins that last: each renewal replaces the refresh token, and whoever shows a replaced one ends the whole session,
 * because then two have it. Only the reply to the last renewal may be asked for again, for ten seconds.
 */
public final class Sessions implements OpenSessions {
    private static final Logger LOG = LoggerFactory.getLogger("security");
    private static final int REMEMBERED = 20_000;

    private final RefreshTokens stored;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ForASecond<Boolean> open;

    Sessions(RefreshTokens stored, ApplicationEventPublisher events, Clock clock) {
        this.stored = stored;
        this.events = events;
        this.clock = clock;
        this.open = new ForASecond<>(
                REMEMBERED,
                id -> stored.find(id).filter(f -> f.isOpen(clock.instant())).isPresent());
    }

    @Override
    public boolean isOpen(String sessionId) {
        return open.get(sessionId);
    }

    /** Ends all sessions of an account that may not go on. */
    public void endAll(String accountId) {
        stored.open(accountId).forEach(this::end);
    }

    RefreshToken begin(String accountId) {
        var now = clock.instant();
        var secret = Secrets.next();
        var family = RefreshFamily.begin(accountId, secret, now);
        stored.add(family, now);
        return new RefreshToken(family, secret);
    }

    /** The next token; empty when this one is not, or no longer, good. */
    Optional<RefreshToken> renew(String text) {
        return RefreshToken.idIn(text)
                .flatMap(stored::find)
                .filter(family -> family.isOpen(clock.instant()))
                .flatMap(family -> renew(family, RefreshToken.secretIn(text)));
    }

    /** Ends the session that the token belongs to, if it ever did. */
    void leave(String text) {
        RefreshToken.idIn(text)
                .flatMap(stored::find)
                .filter(family ->
                        family.isCurrent(RefreshToken.secretIn(text)) || family.wasCurrent(RefreshToken.secretIn(text)))
                .ifPresent(this::end);
    }

    void end(String sessionId) {
        stored.find(sessionId).ifPresent(this::end);
    }

    private Optional<RefreshToken> renew(RefreshFamily family, String secret) {
        var now = clock.instant();
        var next = family.next(secret);
        if (family.isCurrent(secret)) {
            var rotated = family.rotated(next, now);
            return stored.rotate(family, rotated)
                    ? Optional.of(new RefreshToken(rotated, next))
                    : renew(family.id() + '.' + secret);
        }
        if (family.mayHaveLostReply(secret, now)) {
            return Optional.of(new RefreshToken(family, next));
        }
        reused(family);
        return Optional.empty();
    }

    private void reused(RefreshFamily family) {
        end(family);
        LOG.atWarn()
                .addKeyValue("subject", family.accountId())
                .addKeyValue("action", "reuse of a refresh token")
                .addKeyValue("object", "session")
                .addKeyValue("outcome", "revoked")
                .log("decision");
    }

    private void end(RefreshFamily family) {
        stored.revoke(family.id());
        open.forget(family.id());
        events.publishEvent(new SessionEnded(family.accountId(), family.id()));
    }
}
