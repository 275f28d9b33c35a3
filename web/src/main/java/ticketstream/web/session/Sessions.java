package ticketstream.web.session;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import ticketstream.application.account.Secrets;
import ticketstream.application.account.SignIns;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.ForASecond;
import ticketstream.web.security.OpenSessions;

/**
 * Sign-ins that last: each renewal replaces the refresh token, and whoever shows a replaced one ends the whole session,
 * because then two have it. Only the reply to the last renewal may be asked for again, for ten seconds.
 */
public final class Sessions implements OpenSessions, SignIns {
    private static final Logger LOG = LoggerFactory.getLogger("security");
    private static final int REMEMBERED = 20_000;

    private final RefreshTokens stored;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ForASecond<Boolean> open;
    private final BiConsumer<String, String> reuse;

    /** @param reuse is told account and session where a replaced token came back, after the session has ended */
    Sessions(RefreshTokens stored, ApplicationEventPublisher events, BiConsumer<String, String> reuse, Clock clock) {
        this.stored = stored;
        this.events = events;
        this.reuse = reuse;
        this.clock = clock;
        this.open = new ForASecond<>(
                REMEMBERED,
                id -> stored.find(id).filter(f -> f.isOpen(clock.instant())).isPresent());
    }

    @Override
    public boolean isOpen(String sessionId) {
        return open.get(sessionId);
    }

    /** The open sessions of an account; {@code currentId} is the one that asks. */
    public OpenSession.Listing list(String accountId, String currentId) {
        var now = clock.instant();
        return new OpenSession.Listing(stored.open(accountId).stream()
                .filter(family -> family.isOpen(now))
                .map(family -> OpenSession.of(family, currentId))
                .sorted(Comparator.comparing(OpenSession::lastUsedAt).reversed())
                .toList());
    }

    @Override
    public void endAll(String accountId) {
        var unused = endEach(accountId);
    }

    /** Ends all of the account's and says which there were. */
    List<String> endEach(String accountId) {
        return stored.open(accountId).stream()
                .filter(this::end)
                .map(RefreshFamily::id)
                .toList();
    }

    @Override
    public void endAllBut(String accountId, String sessionId) {
        stored.open(accountId).stream()
                .filter(family -> !family.id().equals(sessionId))
                .forEach(this::end);
    }

    RefreshToken begin(String accountId, Client client) {
        var now = clock.instant();
        var secret = Secrets.next();
        var family = RefreshFamily.begin(accountId, secret, client, now);
        stored.add(family, now);
        return new RefreshToken(family, secret);
    }

    /** The next token; empty when this one is not, or no longer, good. */
    Optional<RefreshToken> renew(String text, Client client) {
        return RefreshToken.idIn(text)
                .flatMap(stored::find)
                .filter(family -> family.isOpen(clock.instant()))
                .flatMap(family -> renew(family, RefreshToken.secretIn(text), client));
    }

    /** Goes on with a token that nobody who has an older one can find; refuses when the session has ended. */
    RefreshToken replaceToken(String sessionId, @Nullable String address) {
        var now = clock.instant();
        var secret = Secrets.next();
        var family = stored.find(sessionId)
                .filter(found -> found.isOpen(now))
                .orElseThrow(() -> new RequestRefused(ProblemCode.UNAUTHENTICATED));
        var renewed = family.renewed(secret, address, now);
        return stored.rotate(family, renewed) ? new RefreshToken(renewed, secret) : replaceToken(sessionId, address);
    }

    /** Whether its owner showed who they are within the last five minutes. */
    boolean isFresh(String sessionId) {
        var now = clock.instant();
        return stored.find(sessionId)
                .filter(family -> family.isOpen(now) && family.isFresh(now))
                .isPresent();
    }

    /** Its owner has just shown who they are. */
    void refreshen(String sessionId) {
        stored.refreshen(sessionId, clock.instant().plus(RefreshFamily.FRESH));
    }

    /** Ends the session that the token belongs to, if it ever did; empty where none ended by that. */
    Optional<RefreshFamily> leave(String text) {
        return RefreshToken.idIn(text)
                .flatMap(stored::find)
                .filter(family ->
                        family.isCurrent(RefreshToken.secretIn(text)) || family.wasCurrent(RefreshToken.secretIn(text)))
                .filter(this::end);
    }

    /** The session; empty where it had ended before. */
    Optional<RefreshFamily> end(String sessionId) {
        return stored.find(sessionId).filter(this::end);
    }

    /** Ends one session of this account; another account's is as missing as one that never was. */
    void end(String accountId, String sessionId) {
        var family = stored.find(sessionId)
                .filter(found -> found.accountId().equals(accountId) && found.isOpen(clock.instant()))
                .orElseThrow(() -> new RequestRefused(ProblemCode.NOT_FOUND));
        end(family);
    }

    private Optional<RefreshToken> renew(RefreshFamily family, String secret, Client client) {
        var now = clock.instant();
        var next = family.next(secret);
        if (family.isCurrent(secret)) {
            var rotated = family.rotated(next, client.address(), now);
            return stored.rotate(family, rotated)
                    ? Optional.of(new RefreshToken(rotated, next))
                    : renew(family.id() + '.' + secret, client);
        }
        if (family.mayHaveLostReply(secret, client, now)) {
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
        reuse.accept(family.accountId(), family.id());
    }

    private boolean end(RefreshFamily family) {
        boolean ended = stored.revoke(family.id(), clock.instant());
        ended(family);
        return ended;
    }

    /** Whoever ended it, on whatever node: nobody here goes on with it. */
    void ended(RefreshFamily family) {
        open.forget(family.id());
        events.publishEvent(new SessionEnded(family.accountId(), family.id()));
    }
}
