package ticketstream.web.live;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.feed.Frame;

/** What one client has yet to get, in order. Used under the lock of its owner. */
final class Waiting {
    /**
     * @param change whether it may be left out when a resync is said instead
     * @param subject of which it says nothing that a newer one does not say as well; null if it says more
     * @param then the connection ends with it when the text is sent
     */
    record Entry(
            String text,
            boolean change,
            @Nullable String subject,
            @Nullable CloseCode then) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long characters;
    private int notices;

    void add(Notice notice) {
        put(new Entry(notice.text(), false, null, null));
    }

    void addLast(Notice notice, CloseCode then) {
        put(new Entry(notice.text(), false, null, then));
    }

    void add(Frame frame) {
        put(new Entry(frame.text(), true, frame.isUpdate() ? frame.subject() : null, null));
    }

    /** Adds a notice in the place of one of this subject that waits already. */
    void addNewest(String subject, String text) {
        leaveOut(subject);
        put(new Entry(text, false, subject, null));
    }

    /** Leaves out updates that the frame, which comes behind everything here, makes needless. */
    void leaveOutWhatIsSaidBy(Frame frame) {
        if (frame.outdatesUpdates()) {
            leaveOut(frame.subject());
        }
    }

    /** The next one, taken out; null when nothing waits. */
    @Nullable
    Entry take() {
        Entry next = entries.pollFirst();
        if (next != null) {
            forget(next);
        }
        return next;
    }

    void dropChanges() {
        entries.removeIf(Entry::change);
        characters = entries.stream().mapToLong(entry -> entry.text().length()).sum();
    }

    void clear() {
        entries.clear();
        characters = 0;
        notices = 0;
    }

    int size() {
        return entries.size();
    }

    long characters() {
        return characters;
    }

    /** Whether something waits that is no change of a ticket. */
    boolean hasNotice() {
        return notices > 0;
    }

    private void put(Entry entry) {
        entries.addLast(entry);
        characters += entry.text().length();
        notices += entry.change() ? 0 : 1;
    }

    private void leaveOut(String subject) {
        entries.removeIf(entry -> {
            boolean outdated = subject.equals(entry.subject());
            if (outdated) {
                forget(entry);
            }
            return outdated;
        });
    }

    private void forget(Entry entry) {
        characters -= entry.text().length();
        notices -= entry.change() ? 0 : 1;
    }
}
