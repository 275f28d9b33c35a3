package ticketstream.web.live;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.feed.Frame;

/** What one client has yet to get, in order. Used under the lock of its owner. */
final class Waiting {
    /**
     * @param change whether it may be left out when a resync is said instead
     * @param subject of what it is news; null where older news of that still count
     * @param replaceable whether it says nothing that newer news of its subject does not say as well
     * @param then the connection ends with it when the text is sent
     */
    record Entry(
            String text,
            boolean change,
            @Nullable String subject,
            boolean replaceable,
            @Nullable CloseCode then) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long characters;
    private int notices;

    void add(Notice notice) {
        put(new Entry(notice.text(), false, null, false, null));
    }

    void addLast(Notice notice, CloseCode then) {
        put(new Entry(notice.text(), false, null, false, then));
    }

    void add(Frame frame) {
        String subject = frame.outdatesUpdates() ? frame.subject() : null;
        put(new Entry(frame.text(), true, subject, frame.isUpdate(), null));
    }

    /** Adds a notice in the place of one of this subject that waits already. */
    void addNewest(String subject, String text) {
        leaveOut(subject);
        put(new Entry(text, false, subject, true, null));
    }

    /** Leaves out updates that the frame, which comes behind everything here, makes needless. */
    void leaveOutWhatIsSaidBy(Frame frame) {
        if (frame.outdatesUpdates()) {
            leaveOut(frame.subject());
        }
    }

    /** Leaves out whatever something behind it says as well. */
    void leaveOutWhatIsSaidAgain() {
        Set<String> said = new HashSet<>();
        for (Iterator<Entry> newestFirst = entries.descendingIterator(); newestFirst.hasNext(); ) {
            Entry entry = newestFirst.next();
            if (entry.subject() != null && !said.add(entry.subject()) && entry.replaceable()) {
                newestFirst.remove();
                forget(entry);
            }
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
            boolean outdated = entry.replaceable() && subject.equals(entry.subject());
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
