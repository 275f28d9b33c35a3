package ticketstream.web.limit;

import java.util.Arrays;
import java.util.List;

/**
 * What one key used in the last minute, as far as this node knows: in slots of five seconds, twelve whole ones and the present
 * one, so that no minute anywhere between them holds more than the sum. Guarded by its own lock.
 */
final class Usage {
    static final int SLOT_MILLIS = 5_000;
    static final int SLOTS = 13;

    private final int[] reported = new int[SLOTS];
    /** Used here and not reported yet. */
    private final int[] own = new int[SLOTS];

    private long present;
    private List<String> past = List.of();

    static long slotAt(long millis) {
        return millis / SLOT_MILLIS;
    }

    /** Forgets what is older than the slots up to this one. */
    void moveTo(long slot) {
        long from = Math.max(present + 1, slot - SLOTS + 1);
        for (long next = from; next <= slot; next++) {
            reported[index(next)] = 0;
            own[index(next)] = 0;
        }
        present = Math.max(present, slot);
    }

    int total() {
        return Arrays.stream(reported).sum() + unreported();
    }

    void add() {
        own[index(present)]++;
    }

    int unreported() {
        return Arrays.stream(own).sum();
    }

    /** Takes over what all nodes reported, this one's own included. */
    void takeOver(SharedCounts.Reported all) {
        for (long slot = present - SLOTS + 1; slot <= present; slot++) {
            reported[index(slot)] = all.in(slot);
        }
        Arrays.fill(own, 0);
        past = all.before(present - SLOTS + 1);
    }

    /** Slots that were still stored although they count no more. */
    List<String> past() {
        return past;
    }

    /** When the oldest slot that was used leaves the last minute, in milliseconds since 1970. */
    long nextReturn() {
        for (long slot = present - SLOTS + 1; slot < present; slot++) {
            if (reported[index(slot)] + own[index(slot)] > 0) {
                return (slot + SLOTS) * SLOT_MILLIS;
            }
        }
        return (present + SLOTS) * SLOT_MILLIS;
    }

    private static int index(long slot) {
        return (int) (slot % SLOTS);
    }
}
