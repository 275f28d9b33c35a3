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
 * Folds the log into a new generation and announces nothing. Rows are written when there are many, so that the events of a
 * ticket meet in memory and not in the database, which costs several times as much as folding. The position is stored after
 * the rows; whatever is folded again after a crash changes nothing.
 */
final class Builder<S, E> {
    /** Read at a time; two of them are in memory, where each collection of garbage copies them and stops everybody for it. */
    private static final int CHUNK = 250;

    /** Folded but not written, at most: a few seconds' work to repeat, and rows that memory has room for. */
    private static final int EVENTS = 50_000;

    private static final int ROWS = 20_000;

    private final ReadModel<S, E> model;
    private final LoggedEvents log;
    private final Hold hold;
    private final Segments segments;
    private final Rows<S> rows;
    private final long begunAt;
    private final long begunNanos = System.nanoTime();
    private List<Fold<S, E>> folds = List.of();
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
        begin();
        var ahead = read(position);
        for (long next = position; next < end; ) {
            var events = Segments.await(ahead);
            if (events.isEmpty()) {
                throw new IllegalStateException("the log ends at " + next + ", not at " + end);
            }
            next += events.size();
            ahead = read(next);
            fold(events);
            if (next >= end || isFull(next)) {
                write(next);
            } else {
                hold.keep();
            }
        }
    }

    private void begin() {
        folds = Segments.each(() -> new Fold<>(rows, model, log));
    }

    private boolean isFull(long next) {
        return next - position >= EVENTS || folds.stream().mapToInt(Fold::size).sum() >= ROWS;
    }

    private void write(long next) {
        segments.work(segment -> {
            var rest = new Rest();
            folds.get(segment).write(() -> {
                rest.take();
                if (segment == 0) { // one of them is enough, and this thread waits meanwhile
                    hold.keep();
                }
            });
        });
        begin();
        position = next;
        hold.step(state -> state.advanced(position, rate()));
    }

    private Future<List<TrackedEventMessage<?>>> read(long from) {
        return segments.ahead(() -> log.from(from, CHUNK));
    }

    private boolean isFolded(TrackedEventMessage<?> event) {
        return model.view().events().isAssignableFrom(event.getPayloadType());
    }

    private void fold(List<TrackedEventMessage<?>> events) {
        var shares = Segments.shares(events.stream().filter(this::isFolded));
        segments.work(segment -> {
            var rest = new Rest();
            folds.get(segment)
                    .add(shares.get(segment).stream()
                            .map(event -> Happening.logged(model.view().events(), event))
                            .toList());
            rest.take();
        });
    }

    private double rate() {
        return (position - begunAt) * 1e9 / Math.max(1, System.nanoTime() - begunNanos);
    }
}
