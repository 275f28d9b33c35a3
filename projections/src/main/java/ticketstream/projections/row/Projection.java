package ticketstream.projections.row;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Changes;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;

/**
 * Takes the events of one batch to the rows of one read model: one query, one bulk write, one announcement, all before
 * the batch commits. Delivered again, events change no row and announce the rows as they are; replayed after a reset
 * they announce nothing, because they were announced before. A generation that is kept beside the serving one gets the
 * same events.
 */
public final class Projection<S, E> {
    private final ReadModel<S, E> model;
    private final Generations generations;
    private final LoggedEvents log;
    private final Changes changes;

    public Projection(ReadModel<S, E> model, Generations generations, LoggedEvents log, Changes changes) {
        this.model = model;
        this.generations = generations;
        this.log = log;
        this.changes = changes;
    }

    /** Keeps the event until its batch is complete. Whatever is wrong with it shows then, and fails the batch. */
    public void collect(EventMessage<?> message) {
        batch(CurrentUnitOfWork.get().root()).add(message);
    }

    private List<EventMessage<?>> batch(UnitOfWork<?> unit) {
        return unit.getOrComputeResource("batch of " + model.name(), key -> {
            List<EventMessage<?>> batch = new ArrayList<>();
            unit.onPrepareCommit(committing -> project(batch));
            return batch;
        });
    }

    private void project(List<EventMessage<?>> batch) {
        var happenings = batch.stream()
                .map(message -> Happening.of(model.view().events(), message))
                .toList();
        var announced = generations.with(model.name(), state -> write(happenings, state));
        if (!announced.isEmpty()) {
            changes.announce(announced);
        }
    }

    /** While a first generation is being filled there may be nothing to write to: the events are in the log. */
    private List<Change> write(List<Happening<E>> happenings, GenerationState state) {
        var folds = state.written().stream()
                .map(generation -> Fold.into(model.rows(generations, generation), model, log, happenings))
                .toList();
        return folds.isEmpty() ? List.of() : folds.getFirst().changes();
    }
}
