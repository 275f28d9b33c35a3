package ticketstream.web.live;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import ticketstream.application.account.AccountLookup;
import ticketstream.projections.change.ChangeType;
import ticketstream.web.live.Notice.Restart;
import ticketstream.web.live.Notice.Resync;
import ticketstream.web.live.feed.ChangeFeed;
import ticketstream.web.live.feed.Frame;
import ticketstream.web.live.feed.FrameListener;

/** Connects the changes with the sessions they are for. */
final class Switchboard implements FrameListener, LiveConnections {
    private static final String ACCESS_CHANGED = ChangeType.ACCESS_CHANGED.toString();

    private final ChangeFeed feed;
    private final OpenSockets sockets;
    private final Audiences audiences;
    private final Entrance entrance;
    private final AccountLookup accounts;
    private final LiveMetrics metrics;
    private final LiveSettings settings;
    private final InstantSource clock;
    private final Executor background;

    Switchboard(
            ChangeFeed feed,
            OpenSockets sockets,
            AccountLookup accounts,
            LiveAdmission admission,
            LiveMetrics metrics,
            LiveSettings settings,
            InstantSource clock,
            Executor background) {
        this.feed = feed;
        this.sockets = sockets;
        this.audiences = new Audiences();
        this.entrance = new Entrance(feed, audiences, accounts, admission, metrics, settings.replayedFrames(), clock);
        this.accounts = accounts;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
    }

    Audiences audiences() {
        return audiences;
    }

    /** A client connected; it is nobody yet. */
    LiveSession open(Socket socket, LiveLimits limits) {
        LiveSession session = new LiveSession(socket, settings, limits, clock, this::ended);
        if (!sockets.add(session)) {
            session.close(CloseCode.TOO_MANY);
        }
        return session;
    }

    /** A client said who it is. */
    void enter(LiveSession session, LiveToken token, Request.Hello hello, int limit) {
        session.token(token);
        if (audiences.admit(session, token.accountId(), limit)) {
            entrance.enter(session, token.accountId(), hello.since());
        } else {
            session.close(CloseCode.TOO_MANY);
        }
    }

    /** A connection is gone. */
    void gone(LiveSession session) {
        session.gone();
        sockets.remove(session);
    }

    @Override
    public void arrived(Frame frame) {
        if (frame.type().equals(ACCESS_CHANGED)) {
            accessChanged(frame.subject());
            return;
        }
        turn(); // before anything is handed to those whose time is over
        for (LiveSession session : audiences.of(frame)) {
            metrics.offered(session.offer(frame));
        }
        metrics.framed(frame);
    }

    @Override
    public void restarted() {
        List<LiveSession> everybody = audiences.everybody();
        feed.at(place -> {
            everybody.forEach(session -> session.goOn(place.offset(), new Resync(place.cursor()), List.of()));
            return true;
        });
        everybody.forEach(session -> {
            metrics.resynced();
            session.flush();
        });
    }

    @Override
    public void endSession(String sessionId) {
        for (LiveSession session : sockets.all()) {
            LiveToken held = session.token();
            if (held != null && held.sessionId().equals(sessionId)) {
                session.close(CloseCode.TOKEN_REFUSED);
            }
        }
    }

    /** Looks after every connection; called every moment. */
    void check() {
        turn();
        sockets.all().forEach(LiveSession::check);
    }

    /** Rights for a time begin and end by themselves. */
    private void turn() {
        Instant now = clock.instant();
        if (audiences.hasTurned(now)) {
            audiences.turned(now).forEach(this::accessChanged);
        }
    }

    /** Tells everybody that this server goes, and lets them go. */
    void restart() {
        sockets.all().forEach(session -> session.finish(new Restart(), CloseCode.RESTART));
    }

    private void accessChanged(String accountId) {
        accounts.forget(accountId);
        for (LiveSession session : audiences.withdraw(accountId)) {
            background.execute(() -> entrance.enterAgain(session, accountId));
        }
    }

    private void ended(LiveSession session, CloseCode code) {
        audiences.leave(session);
        metrics.closed(code);
        if (code.isRefusal()) {
            session.refused(code.code());
        }
    }
}
