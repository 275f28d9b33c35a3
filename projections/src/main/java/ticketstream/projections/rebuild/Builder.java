package ticketstream.projections.rebuild;

import java.util.List;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.TrackedEventMessage;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.generation.Hold;
import ticketstream.projections.row.Fold;
import ticketstream.projections.row.Happening;
import ticketstream.projections.row.LoggedEvents;
import ticketstream.projections.row.ReadModel;
import ticketstream.projections.row.Rows;

/**
 * Folds the log into a new generation, a chunk at a time, and announces nothing. The position is stored after the rows of
 * each chunk; whatever is folded again after a crash changes nothing.
 */
final class Builder<S, E> {
    /** Enough for several events to meet in one row, little enough to hold two of them in memory. */
    private static final int CHUNK = 8_000;

    private final ReadModel<S, E> model;
    private final LoggedEvents log;
    private final Hold hold;
    private final Segments segments;
    private final Rows<S> rows;
    private final long begunAt;
    private final long begunNanos = System.nanoTime();
    private long position;

    Builder(ReadModel<S, E> model, Generations generations, LoggedEvents log, Hold hold, Segments segments) {
        this.model = model;
        this.log = log;
        this.hold = hold;
        this.segments = segments;
        var rebuild = hold.state().underway();
        rows = model.rows(generations, rebuild.generation());
        begunAt = rebuild.position();
        position = begunAt;
    }

    /**
     * Returns when the generation contains everything that nobody else will write to it: whatever is projected after it
     * is fed goes there by itself, whatever was projected before is in the log by the time the end is looked up.
     */
    void build() {
        rows.ensureIndexes(model.indexes());
        fill(log.end());
        hold.step(GenerationState::fed);
        Interrupted.pause(Generations.SETTLED);
        fill(log.end());
        hold.step(GenerationState::built);
    }

    private void fill(long end) {
        var ahead = read(position);
        while (position < end) {
            var events = Segments.await(ahead);
            if (events.isEmpty()) {
                throw new IllegalStateException("the log ends at " + position + ", not at " + end);
            }
            long next = position + events.size();
            ahead = read(next);
            segments.share(events.stream().filter(this::isFolded), this::fold);
            position = next;
            hold.step(state -> state.advanced(position, rate()));
        }
    }

    private Future<List<TrackedEventMessage<?>>> read(long from) {
        return segments.ahead(() -> log.from(from, CHUNK));
    }

    private boolean isFolded(TrackedEventMessage<?> event) {
        return model.view().events().isAssignableFrom(event.getPayloadType());
    }

    private void fold(List<TrackedEventMessage<?>> events) {
        Fold.into(
                rows,
                model,
                log,
                events.stream()
                        .map(event -> Happening.logged(model.view().events(), event))
                        .toList());
    }

    private double rate() {
        return (position - begunAt) * 1e9 / Math.max(1, System.nanoTime() - begunNanos);
    }
}
