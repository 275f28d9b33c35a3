package ticketstream.projections.generation;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A generation that is built, or was built and has not been discarded yet.
 *
 * @param generation the one built from the log
 * @param previous the one that served before; 0 where there was none
 * @param live whether events are written to both generations as they happen
 * @param position of the next event to build from
 * @param ratePerSecond events built per second since a node took the work up
 * @param failure why building stopped by itself; null where it did not
 */
public record Rebuild(
        int generation,
        int previous,
        State state,
        boolean live,
        long position,
        double ratePerSecond,
        @Nullable String failure,
        @Nullable Comparison comparison) {

    /** Where a rebuild stands. The text form ({@code rolled-back}) is public API. */
    public enum State {
        /** Events of the log are folded into the new generation. */
        BUILDING,
        PAUSED,
        /** The new generation is complete and kept so; readers have the previous one. */
        BUILT,
        /** Readers have the new generation; the previous one is kept complete. */
        SWITCHED,
        /** Readers have the previous generation again; the new one is kept complete. */
        ROLLED_BACK,
        /** The generation that does not serve is about to be dropped. */
        DISCARDING;

        private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

        @Override
        public String toString() {
            return text;
        }
    }

    static Rebuild of(int generation, int previous) {
        return new Rebuild(generation, previous, State.BUILDING, false, 0, 0, null, null);
    }

    boolean isIn(State... states) {
        return Set.of(states).contains(state);
    }

    Rebuild in(State next) {
        return new Rebuild(generation, previous, next, live, position, ratePerSecond, null, comparison);
    }

    Rebuild live(boolean fed) {
        return new Rebuild(generation, previous, state, fed, position, ratePerSecond, failure, comparison);
    }

    Rebuild at(long next, double rate) {
        return new Rebuild(generation, previous, state, live, next, rate, failure, comparison);
    }

    Rebuild stoppedBy(String reason) {
        return new Rebuild(generation, previous, State.PAUSED, live, position, 0, reason, comparison);
    }

    Rebuild with(Comparison found) {
        return new Rebuild(generation, previous, state, live, position, ratePerSecond, failure, found);
    }
}
