package ticketstream.web.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Comparison;
import ticketstream.projections.generation.Comparison.Content;
import ticketstream.projections.generation.Comparison.Difference;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Rebuild;

/**
 * How far a rebuild has come.
 *
 * @param generation the one that was or is being built
 * @param position up to which it contains every event; -1 before the first
 * @param ratePerSecond events built per second
 * @param etaSeconds until the head is reached at that rate; null when it would not be
 * @param failure why building paused by itself
 * @param comparison the last one asked for
 */
record RebuildAnswer(
        String state,
        int generation,
        long position,
        long head,
        double ratePerSecond,
        @Nullable Double etaSeconds,
        @Nullable String failure,
        @Nullable ComparisonAnswer comparison) {

    /** Generations by their numbers, fields by their names, never what is in them. */
    record ComparisonAnswer(
            String state, Content serving, Content other, long differing, List<Difference> differences) {
        static ComparisonAnswer of(Comparison comparison) {
            return new ComparisonAnswer(
                    comparison.finished() ? "finished" : "running",
                    comparison.serving(),
                    comparison.other(),
                    comparison.differing(),
                    comparison.differences());
        }
    }

    /** @param applied position up to which the projection, and so every complete generation, has come */
    static @Nullable RebuildAnswer of(GenerationState generations, long applied, long head) {
        var rebuild = generations.rebuild();
        if (rebuild == null) {
            return null;
        }
        var comparison = rebuild.comparison();
        boolean building = switch (rebuild.state()) {
            case BUILDING, PAUSED -> true;
            case BUILT, SWITCHED, ROLLED_BACK, DISCARDING -> false;
        };
        long position = building ? rebuild.position() - 1 : applied;
        double rate = rebuild.state() == Rebuild.State.BUILDING ? rebuild.ratePerSecond() : 0;
        return new RebuildAnswer(
                rebuild.state().toString(),
                rebuild.generation(),
                position,
                head,
                rate,
                Eta.of(head - position, rate),
                rebuild.failure(),
                comparison == null ? null : ComparisonAnswer.of(comparison));
    }
}
