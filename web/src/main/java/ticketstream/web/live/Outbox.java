package ticketstream.web.live;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.Notice.Lagging;
import ticketstream.web.live.Notice.Resync;
import ticketstream.web.live.Waiting.Entry;
import ticketstream.web.live.feed.Frame;

/**
 * What one client has yet to get. One frame is under way at a time, the rest waits here, bounded: when changes have to be
 * left out, the client is told to load anew instead, so nothing is ever lost silently. Who does not look gets changes once
 * a second.
 */
final class Outbox {
    /** What to do about a change. */
    enum Outcome {
        QUEUED,
        /** The waiting changes were replaced by a resync. */
        LAGGING,
        /** The client has not even read the last resync: hopeless. */
        OVERRUN
    }

    private final Waiting waiting = new Waiting();
    private final AtomicInteger work = new AtomicInteger();
    private final Socket socket;
    private final Consumer<CloseCode> end;
    private final InstantSource clock;
    private final int maxFrames;
    private final int maxCharacters;
    private final long heldMillis;
    private int allowedFrames;
    private long allowedCharacters;
    private boolean lagging;
    private boolean closed;
    private boolean sending;
    private long sendingSince;
    private boolean hidden;
    /** Everything is let through until nothing waits any more. */
    private boolean letting;

    private long letAt;

    Outbox(Socket socket, Consumer<CloseCode> end, InstantSource clock, LiveSettings settings) {
        this.socket = socket;
        this.end = end;
        this.clock = clock;
        this.maxFrames = settings.queuedFrames();
        this.maxCharacters = settings.queuedCharacters();
        this.heldMillis = settings.hiddenEvery().toMillis();
        this.allowedFrames = maxFrames;
        this.allowedCharacters = maxCharacters;
    }

    /** Queues a notice and the changes a returning client missed; these do not count as reading slowly. */
    synchronized void open(Notice first, List<Frame> missed) {
        if (!closed) {
            waiting.add(first);
            missed.forEach(waiting::add);
        }
        allowedFrames = waiting.size() + maxFrames;
        allowedCharacters = waiting.characters() + maxCharacters;
    }

    synchronized Outcome add(Notice notice) {
        if (!closed) {
            waiting.add(notice);
        }
        return waiting.size() > allowedFrames + maxFrames ? Outcome.OVERRUN : Outcome.QUEUED;
    }

    /** Queues a notice in the place of one of this subject that waits already. */
    synchronized void addNewest(String subject, String text) {
        if (!closed) {
            waiting.addNewest(subject, text);
        }
    }

    /** Leaves out the waiting changes, says a last word and ends the connection when it is sent. */
    synchronized void finish(Notice last, CloseCode code) {
        if (!closed) {
            waiting.dropChanges();
            waiting.addLast(last, code);
        }
    }

    /** Whether the client looks at what it gets. */
    synchronized void hidden(boolean now) {
        hidden = now;
    }

    synchronized Outcome offer(Frame frame) {
        if (closed) {
            return Outcome.QUEUED;
        }
        if (hidden) {
            waiting.leaveOutWhatIsSaidBy(frame);
        }
        if (!hasRoomFor(frame)) {
            waiting.leaveOutWhatIsSaidBy(frame);
            waiting.leaveOutWhatIsSaidAgain();
        }
        if (hasRoomFor(frame)) {
            waiting.add(frame);
            return Outcome.QUEUED;
        }
        if (lagging) {
            return Outcome.OVERRUN;
        }
        waiting.dropChanges();
        waiting.add(new Lagging());
        waiting.add(new Resync(frame.cursor()));
        lagging = true;
        return Outcome.LAGGING;
    }

    private boolean hasRoomFor(Frame frame) {
        return waiting.size() < allowedFrames
                && waiting.characters() + frame.text().length() <= allowedCharacters;
    }

    /** Milliseconds the frame under way has been under way. */
    synchronized long stalledFor() {
        return sending ? clock.millis() - sendingSince : 0;
    }

    synchronized void close() {
        closed = true;
        waiting.clear();
    }

    /** Sends what waits, as far as the client takes it. A send that completes at once does not deepen the stack. */
    void flush() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            for (Entry next = take(); next != null; next = take()) {
                Entry entry = next;
                socket.send(entry.text(), failure -> sent(entry, failure));
            }
            seen = work.addAndGet(-seen);
        }
    }

    /** Sends what was held back from who does not look, when its time has come; called every moment. */
    void flushHeld() {
        if (isHidden()) {
            flush();
        }
    }

    private synchronized boolean isHidden() {
        return hidden;
    }

    private void sent(Entry entry, @Nullable Throwable failure) {
        synchronized (this) {
            sending = false;
        }
        CloseCode then = failure == null ? entry.then() : CloseCode.UNREACHABLE;
        if (then == null) {
            flush();
        } else {
            end.accept(then);
        }
    }

    private synchronized @Nullable Entry take() {
        if (sending || closed || isHeld()) {
            return null;
        }
        Entry next = waiting.take();
        if (next == null) {
            letting = false;
            return null;
        }
        allowedFrames = Math.max(maxFrames, Math.min(allowedFrames, waiting.size() + maxFrames));
        allowedCharacters = Math.max(maxCharacters, Math.min(allowedCharacters, waiting.characters() + maxCharacters));
        lagging = lagging && waiting.size() > 0;
        sending = true;
        sendingSince = clock.millis();
        return next;
    }

    /** Holds changes back from who does not look, up to the next time everything is let through. */
    private boolean isHeld() {
        if (!hidden || letting || waiting.hasNotice()) {
            return false;
        }
        long now = clock.millis();
        if (now - letAt < heldMillis) {
            return true;
        }
        letting = waiting.size() > 0;
        letAt = letting ? now : letAt;
        return false;
    }
}
