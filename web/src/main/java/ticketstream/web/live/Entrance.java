package ticketstream.web.live;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.AccountView;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Scope;
import ticketstream.web.live.Notice.AccessChanged;
import ticketstream.web.live.Notice.Resync;
import ticketstream.web.live.Notice.Welcome;
import ticketstream.web.live.feed.ChangeFeed;
import ticketstream.web.live.feed.Follower;
import ticketstream.web.live.feed.Frame;
import ticketstream.web.live.feed.Place;

/** Puts sessions where their account's rights of this moment belong, at one exact place among the changes. */
final class Entrance {
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    /** The node that wrote the cursor may be this much ahead. */
    private static final Duration BEHIND_ANOTHER_NODE = Duration.ofMillis(500);

    @FunctionalInterface
    private interface Greeting {
        void greet(Place place, AccountState account, Follower follower);
    }

    private final ChangeFeed feed;
    private final Audiences audiences;
    private final AccountLookup accounts;
    private final LiveAdmission admission;
    private final LiveMetrics metrics;
    private final int replayedFrames;
    private final InstantSource clock;
    private final AccessPolicy policy = new AccessPolicy();

    Entrance(
            ChangeFeed feed,
            Audiences audiences,
            AccountLookup accounts,
            LiveAdmission admission,
            LiveMetrics metrics,
            int replayedFrames,
            InstantSource clock) {
        this.feed = feed;
        this.audiences = audiences;
        this.accounts = accounts;
        this.admission = admission;
        this.metrics = metrics;
        this.replayedFrames = replayedFrames;
        this.clock = clock;
    }

    /** Welcomes a client that was let in, with what it missed since its cursor. */
    void enter(LiveSession session, String accountId, @Nullable String since) {
        if (since != null) {
            feed.awaitCursor(since, BEHIND_ANOTHER_NODE);
        }
        settle(session, accountId, (place, account, follower) -> welcome(session, place, account, follower, since));
    }

    /** Puts a session whose rights were withdrawn where it belongs now. */
    void enterAgain(LiveSession session, String accountId) {
        settle(session, accountId, (place, account, follower) -> {
            Notice changed = new AccessChanged(place.cursor(), AccountView.of(account));
            session.goOn(place.offset(), changed, List.of());
        });
    }

    private void settle(LiveSession session, String accountId, Greeting greeting) {
        try {
            Optional<Boolean> settled;
            do {
                settled = attempt(session, accountId, greeting);
            } while (settled.isPresent() && !settled.get());
            if (settled.isEmpty()) {
                session.close(CloseCode.NOT_NOW);
            }
            session.flush();
        } catch (RuntimeException e) {
            LOG.warn("a live session cannot be served now: {}", e.toString());
            session.close(CloseCode.NOT_NOW);
        }
    }

    /** Empty when the feed is not ready, false when rights changed while they were read. */
    private Optional<Boolean> attempt(LiveSession session, String accountId, Greeting greeting) {
        int withdrawals = audiences.withdrawals(session);
        AccountState account = accounts.find(accountId).orElse(null);
        if (account == null || !account.enabled() || !admission.admits(account)) {
            session.close(account == null ? CloseCode.TOKEN_REFUSED : CloseCode.ACCESS_WITHDRAWN);
            return Optional.of(true);
        }
        Instant now = clock.instant();
        Follower follower = follower(account, now);
        session.person(account.actor(now).person());
        return feed.at(place -> audiences.join(
                session,
                withdrawals,
                follower.scopes(),
                account.nextTurn(now).orElse(null),
                () -> greeting.greet(place, account, follower)));
    }

    private Follower follower(AccountState account, Instant now) {
        Actor actor = account.actor(now);
        Set<String> scopes = Stream.concat(
                        policy.scopesOf(actor).stream().map(Scope::key),
                        policy.noteScopesOf(actor).stream().map(Scope::notesKey))
                .collect(toSet());
        return new Follower(account.id(), scopes, account.lastTurn(now).orElse(null));
    }

    private void welcome(
            LiveSession session, Place place, AccountState account, Follower follower, @Nullable String since) {
        AccountView view = AccountView.of(account);
        List<Frame> missed = since == null
                ? List.of()
                : place.missed(since, follower, replayedFrames).orElse(null);
        if (since != null && missed != null) {
            session.goOn(place.offset(), new Welcome(since, missed.size(), view), missed);
            return;
        }
        session.goOn(place.offset(), new Welcome(place.cursor(), 0, view), List.of());
        if (since != null) {
            metrics.resynced();
            session.goOn(place.offset(), new Resync(place.cursor()), List.of());
        }
    }
}
