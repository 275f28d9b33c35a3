package ticketstream.web.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.web.live.feed.Frame;
import ticketstream.web.security.SecurityLog;

/** One client's connection: who it is, where in the changes it is, and what it has yet to get. */
final class LiveSession {
    private final Socket socket;
    private final LiveSettings settings;
    private final InstantSource clock;
    private final BiConsumer<LiveSession, CloseCode> onEnd;
    private final Outbox outbox;
    private final MessageRate frames;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final long openedAt;
    private long framesSeen;
    private volatile long heardAt;
    private volatile long pingedAt;
    private volatile @Nullable LiveToken token;
    private volatile @Nullable Person person;
    private volatile boolean attending;
    /** The newest change this client has or does not need; it is handed nothing up to here. */
    private volatile long position;

    LiveSession(
            Socket socket,
            LiveSettings settings,
            LiveLimits limits,
            InstantSource clock,
            BiConsumer<LiveSession, CloseCode> onEnd) {
        this.socket = socket;
        this.settings = settings;
        this.clock = clock;
        this.onEnd = onEnd;
        this.outbox = new Outbox(socket, this::close, clock, settings);
        this.frames = new MessageRate(clock, limits.framesPerMinute());
        this.openedAt = clock.millis();
        this.heardAt = openedAt;
    }

    String address() {
        return socket.address();
    }

    @Nullable
    LiveToken token() {
        return token;
    }

    void token(LiveToken verified) {
        token = verified;
    }

    /** Whose it is, as others know them; null before the welcome. */
    @Nullable
    Person person() {
        return person;
    }

    void person(Person welcomed) {
        person = welcomed;
    }

    boolean isClosed() {
        return closed.get();
    }

    /** The client gave a sign of life. */
    void heard() {
        heardAt = clock.millis();
    }

    /** Milliseconds since the last sign of life. */
    long silentFor() {
        return clock.millis() - heardAt;
    }

    /** Whether others see that the client is there: then it is asked for signs of life more often. */
    void attending(boolean now) {
        attending = now;
    }

    /** Goes on from an offset: the notice, then what was missed, then everything that is offered from there. */
    void goOn(long offset, Notice first, List<Frame> missed) {
        position = offset;
        outbox.open(first, missed);
    }

    /** Queues a notice in the place of one of this subject that waits already. */
    void queueNewest(String subject, String text) {
        outbox.addNewest(subject, text);
    }

    /** Sends what was queued. */
    void flush() {
        outbox.flush();
    }

    void say(Notice notice) {
        handled(outbox.add(notice));
    }

    /** Who does not look gets changes now and then, and the rest when it looks again. */
    void hidden(boolean now) {
        outbox.hidden(now);
        outbox.flush();
    }

    /** Says a last word and closes when it is sent. */
    void finish(Notice last, CloseCode code) {
        outbox.finish(last, code);
        outbox.flush();
    }

    /** Queues a change unless the client is beyond it already. */
    Outbox.Outcome offer(Frame frame) {
        return frame.offset() <= position ? Outbox.Outcome.QUEUED : handled(outbox.offer(frame));
    }

    /** Closes what floods, or stays silent, unknown, unread or without a valid token for too long; called every moment. */
    void check() {
        long now = clock.millis();
        LiveToken held = token;
        if (isClosed()) {
            return;
        }
        if (held == null && now - openedAt >= settings.helloWithin().toMillis()) {
            close(CloseCode.NO_HELLO);
        } else if (floods()) {
            close(CloseCode.TOO_MANY);
        } else if (held != null && held.expiresAt().toEpochMilli() <= now) {
            close(CloseCode.TOKEN_REFUSED);
        } else if (outbox.stalledFor() >= settings.stalledAfter().toMillis()) {
            close(CloseCode.TOO_SLOW);
        } else if (now - heardAt >= settings.deadAfter().toMillis()) {
            close(CloseCode.UNREACHABLE);
        } else if (now - Math.max(heardAt, pingedAt) >= pingAfter().toMillis()) {
            pingedAt = now;
            socket.ping();
        }
        outbox.flushHeld();
    }

    private Duration pingAfter() {
        return attending ? settings.attendingPingAfter() : settings.pingAfter();
    }

    private boolean floods() {
        long more = socket.framesReceived() - framesSeen;
        framesSeen += more;
        return !frames.allows(more);
    }

    /** The client got something refused: the code of an error, or with which the connection ends. */
    void refused(Object outcome) {
        LiveToken held = token;
        SecurityLog.refused(held == null ? null : held.accountId(), "live", outcome);
    }

    /** Ends the connection; nothing is handed to it from now on. */
    void close(CloseCode code) {
        if (end(code)) {
            socket.close(code);
        }
    }

    /** The connection has ended. */
    void gone() {
        end(CloseCode.UNREACHABLE);
    }

    private boolean end(CloseCode code) {
        boolean first = closed.compareAndSet(false, true);
        if (first) {
            outbox.close();
            onEnd.accept(this, code);
        }
        return first;
    }

    private Outbox.Outcome handled(Outbox.Outcome outcome) {
        if (outcome == Outbox.Outcome.OVERRUN) {
            close(CloseCode.TOO_SLOW);
        } else {
            outbox.flush();
        }
        return outcome;
    }
}
