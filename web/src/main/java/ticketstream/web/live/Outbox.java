package ticketstream.web.live;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.Notice.Lagging;
import ticketstream.web.live.Notice.Resync;
import ticketstream.web.live.feed.Frame;

/**
 * What one client has yet to get. One frame is under way at a time, the rest waits here, bounded: when changes have to be
 * left out, the client is told to load anew instead, so nothing is ever lost silently.
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

    private record Entry(
            String text, boolean change, @Nullable CloseCode then) {}

    private final ArrayDeque<Entry> waiting = new ArrayDeque<>();
    private final AtomicInteger work = new AtomicInteger();
    private final Socket socket;
    private final Consumer<CloseCode> end;
    private final InstantSource clock;
    private final int maxFrames;
    private final int maxCharacters;
    private int allowedFrames;
    private long allowedCharacters;
    private long characters;
    private boolean lagging;
    private boolean closed;
    private boolean sending;
    private long sendingSince;

    Outbox(Socket socket, Consumer<CloseCode> end, InstantSource clock, LiveSettings settings) {
        this.socket = socket;
        this.end = end;
        this.clock = clock;
        this.maxFrames = settings.queuedFrames();
        this.maxCharacters = settings.queuedCharacters();
        this.allowedFrames = maxFrames;
        this.allowedCharacters = maxCharacters;
    }

    /** Queues a notice and the changes a returning client missed; these do not count as reading slowly. */
    synchronized void open(Notice first, List<Frame> missed) {
        put(new Entry(first.text(), false, null));
        missed.forEach(frame -> put(new Entry(frame.text(), true, null)));
        allowedFrames = waiting.size() + maxFrames;
        allowedCharacters = characters + maxCharacters;
    }

    synchronized Outcome add(Notice notice) {
        put(new Entry(notice.text(), false, null));
        return waiting.size() > allowedFrames + maxFrames ? Outcome.OVERRUN : Outcome.QUEUED;
    }

    /** Leaves out the waiting changes, says a last word and ends the connection when it is sent. */
    synchronized void finish(Notice last, CloseCode code) {
        dropChanges();
        put(new Entry(last.text(), false, code));
    }

    synchronized Outcome offer(Frame frame) {
        if (waiting.size() < allowedFrames && characters + frame.text().length() <= allowedCharacters) {
            put(new Entry(frame.text(), true, null));
            return Outcome.QUEUED;
        }
        if (lagging) {
            return Outcome.OVERRUN;
        }
        dropChanges();
        put(new Entry(new Lagging().text(), false, null));
        put(new Entry(new Resync(frame.cursor()).text(), false, null));
        lagging = true;
        return Outcome.LAGGING;
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
        if (sending || closed || waiting.isEmpty()) {
            return null;
        }
        Entry next = waiting.removeFirst();
        characters -= next.text().length();
        allowedFrames = Math.max(maxFrames, Math.min(allowedFrames, waiting.size() + maxFrames));
        allowedCharacters = Math.max(maxCharacters, Math.min(allowedCharacters, characters + maxCharacters));
        lagging = lagging && !waiting.isEmpty();
        sending = true;
        sendingSince = clock.millis();
        return next;
    }

    private void put(Entry entry) {
        if (!closed) {
            waiting.addLast(entry);
            characters += entry.text().length();
        }
    }

    private void dropChanges() {
        waiting.removeIf(Entry::change);
        characters = waiting.stream().mapToLong(entry -> entry.text().length()).sum();
    }
}
