package ticketstream.web.projection;

import org.jspecify.annotations.Nullable;

/**
 * One read model's progress.
 *
 * @param state {@code running}, {@code stopped} or {@code failing}
 * @param position up to which every event is applied; -1 before the first
 * @param head position of the last event in the log
 * @param lag events still to apply
 * @param ratePerSecond events applied per second since the figures were last asked for
 * @param etaSeconds until the head is reached at that rate; null when it would not be
 * @param serving the generation readers see; 0 until the first one is filled
 * @param rebuild the further generation that is built or kept; null where there is none
 */
record ProjectionAnswer(
        String name,
        String state,
        long position,
        long head,
        long lag,
        double ratePerSecond,
        @Nullable Double etaSeconds,
        int serving,
        @Nullable RebuildAnswer rebuild) {}
