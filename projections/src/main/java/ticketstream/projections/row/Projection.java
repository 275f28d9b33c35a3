package ticketstream.projections.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import ticketstream.projections.change.Changes;

/**
 * Takes the events of one batch to the rows of one read model: one query, one bulk write, one announcement, all before
 * the batch commits. Delivered again, events change no row and announce the rows as they are; replayed after a reset
 * they announce nothing, because they were announced before.
 */
public final class Projection<S, E> {
    private final Rows<S> rows;
    private final View<S, E> view;
    private final Changes changes;

    public Projection(Rows<S> rows, View<S, E> view, Changes changes) {
        this.rows = rows;
        this.view = view;
        this.changes = changes;
    }

    /** Keeps the event until its batch is complete. Whatever is wrong with it shows then, and fails the batch. */
    public void collect(EventMessage<?> message) {
        batch(CurrentUnitOfWork.get().root()).add(message);
    }

    private List<EventMessage<?>> batch(UnitOfWork<?> unit) {
        return unit.getOrComputeResource("batch of " + rows.name(), key -> {
            List<EventMessage<?>> batch = new ArrayList<>();
            unit.onPrepareCommit(committing -> project(batch));
            return batch;
        });
    }

    private void project(List<EventMessage<?>> batch) {
        var happenings = batch.stream()
                .map(message -> Happening.of(view.events(), message))
                .toList();
        var fold = new Fold<>(rows, view, rows.byId(begunBefore(happenings)));
        happenings.forEach(fold::add);
        var announced = fold.changes(rows.write(fold.written()));
        if (!announced.isEmpty()) {
            changes.announce(announced);
        }
    }

    /** Rows that may exist already; a first event usually finds none, and when it does, the write refuses. */
    private List<String> begunBefore(List<Happening<E>> happenings) {
        Map<String, Happening<E>> first = new HashMap<>();
        happenings.forEach(happening -> first.putIfAbsent(happening.id(), happening));
        return first.values().stream()
                .filter(happening -> happening.version() > 1 || happening.replayed())
                .map(Happening::id)
                .toList();
    }
}
