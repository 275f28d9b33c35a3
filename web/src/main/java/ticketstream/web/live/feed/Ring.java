package ticketstream.web.live.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.ChangeType;

/** The latest changes in order, bounded in number and bytes. The caller holds the feed's lock. */
final class Ring {
    private static final String ACCESS_CHANGED = ChangeType.ACCESS_CHANGED.toString();

    private record Key(String scope, String subject) {}

    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final Map<Key, Frame> latest = new HashMap<>();
    private final int maxFrames;
    private final long maxBytes;
    private long bytes;
    /** The last change before the oldest one kept. */
    private Cursor floor = new Cursor(-1, 0);

    Ring(int maxFrames, long maxBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    /** Forgets everything; the next change is the one after this offset. */
    void restart(long offsetBefore) {
        frames.clear();
        latest.clear();
        bytes = 0;
        floor = new Cursor(offsetBefore, 0);
    }

    void add(Frame frame) {
        frames.addLast(frame);
        latest.put(new Key(frame.scope(), frame.subject()), frame);
        bytes += frame.bytes();
        while (frames.size() > maxFrames || bytes > maxBytes) {
            forgetOldest();
        }
    }

    /** Remembers that there is no telling what happened here; of several in a row the last one stands for all. */
    void doubt(long offset, long timestamp) {
        Frame newest = frames.peekLast();
        if (newest != null && newest.isDoubt()) {
            frames.removeLast();
            bytes -= newest.bytes();
        }
        add(Frame.doubt(offset, timestamp));
    }

    /** The place after the newest change. */
    Cursor head() {
        Frame newest = frames.peekLast();
        return newest == null ? floor : new Cursor(newest.offset(), newest.timestamp());
    }

    boolean holds(String scope, String subject, long version) {
        Frame frame = latest.get(new Key(scope, subject));
        return frame != null && frame.version() >= version;
    }

    /**
     * What a follower missed since a cursor, oldest first; empty when that cannot be told exactly, is more than the limit,
     * or the follower's own rights changed meanwhile.
     */
    Optional<List<Frame>> since(Cursor cursor, Follower follower, int limit) {
        if (follower.mayHaveTurnedSince(cursor.timestamp())) {
            return Optional.empty();
        }
        List<Frame> missed = new ArrayList<>();
        Cursor reached = floor;
        for (Iterator<Frame> newestFirst = frames.descendingIterator(); newestFirst.hasNext(); ) {
            Frame frame = newestFirst.next();
            if (frame.offset() <= cursor.offset()) {
                reached = new Cursor(frame.offset(), frame.timestamp());
                break;
            }
            if (missed.size() > limit || frame.isDoubt() || changesAccess(frame, follower.accountId())) {
                return Optional.empty();
            }
            if (frame.isFor(follower.scopes()) && !frame.type().equals(ACCESS_CHANGED)) {
                missed.add(frame);
            }
        }
        Collections.reverse(missed);
        boolean exact = reached.offset() == cursor.offset() && cursor.fits(reached.timestamp());
        return exact && missed.size() <= limit ? Optional.of(missed) : Optional.empty();
    }

    private static boolean changesAccess(Frame frame, String accountId) {
        return frame.type().equals(ACCESS_CHANGED)
                && frame.scope().equals(Scope.account(accountId).key());
    }

    private void forgetOldest() {
        Frame oldest = frames.removeFirst();
        latest.remove(new Key(oldest.scope(), oldest.subject()), oldest);
        bytes -= oldest.bytes();
        floor = new Cursor(oldest.offset(), oldest.timestamp());
    }
}
