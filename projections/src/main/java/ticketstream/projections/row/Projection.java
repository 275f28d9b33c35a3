package ticketstream.projections.row;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Changes;
import ticketstream.projections.deadletter.DeadLetters;
import ticketstream.projections.deadletter.Skips;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;

/**
 * Takes the events of one batch to the rows of one read model: one query, one bulk write, one announcement, all before
 * the batch commits. Delivered again, events change no row and announce the rows as they are; replayed after a reset
 * they announce nothing, because they were announced before. A generation that is kept beside the serving one gets the
 * same events.
 *
 * <p>While servers fail, the batch fails and comes again. What cannot be applied for another reason is held among the
 * dead letters with all that follows it of the same aggregate, and everybody else's events go on.
 */
public final class Projection<S, E> {
    private final ReadModel<S, E> model;
    private final Generations generations;
    private final LoggedEvents log;
    private final Changes changes;
    private final DeadLetters letters;
    private final Skips skips;

    Projection(
            ReadModel<S, E> model,
            Generations generations,
            LoggedEvents log,
            Changes changes,
            DeadLetters letters,
            Skips skips) {
        this.model = model.doingWithout(skips);
        this.generations = generations;
        this.log = log;
        this.changes = changes;
        this.letters = letters;
        this.skips = skips;
    }

    /** Keeps the event until its batch is complete. Whatever is wrong with it shows then. */
    public void collect(EventMessage<?> message) {
        batch(CurrentUnitOfWork.get().root()).add(message);
    }

    DeadLetters letters() {
        return letters;
    }

    /** Tries to apply the events of a sequence that are held, from the log. */
    void retry(String sequence) {
        letters.retry(sequence, (id, version) -> announce(applyLogged(id, version)));
    }

    private List<EventMessage<?>> batch(UnitOfWork<?> unit) {
        return unit.getOrComputeResource("batch of " + model.name(), key -> {
            List<EventMessage<?>> batch = new ArrayList<>();
            unit.onPrepareCommit(committing -> announce(project(batch)));
            return batch;
        });
    }

    private List<Change> project(List<EventMessage<?>> batch) {
        try {
            return apply(batch.stream()
                    .filter(message -> !isHeld(message))
                    .map(this::happening)
                    .toList());
        } catch (RuntimeException failure) {
            if (Servers.failed(failure)) {
                throw failure;
            }
            return batch.stream()
                    .flatMap(message -> applyOrHold(message).stream())
                    .toList();
        }
    }

    private List<Change> applyOrHold(EventMessage<?> message) {
        if (isHeld(message)) {
            return List.of();
        }
        try {
            return apply(List.of(happening(message)));
        } catch (RuntimeException failure) {
            if (Servers.failed(failure)) {
                throw failure;
            }
            letters.add((DomainEventMessage<?>) message, Happening.position(message), failure);
            return List.of();
        }
    }

    private boolean isHeld(EventMessage<?> message) {
        return letters.holds((DomainEventMessage<?>) message, Happening.position(message));
    }

    private Happening<E> happening(EventMessage<?> message) {
        return Happening.of(model.view().events(), message);
    }

    private List<Change> applyLogged(String id, long version) {
        var logged = log.of(id, version).stream().findFirst();
        if (logged.isEmpty() && skips.contains(model.name(), id, version)) {
            return List.of();
        }
        return apply(List.of(Happening.logged(
                model.view().events(),
                logged.orElseThrow(() -> new MissingEvent(model.name(), id, version, version - 1)))));
    }

    private void announce(List<Change> announced) {
        if (!announced.isEmpty()) {
            changes.announce(announced);
        }
    }

    private List<Change> apply(List<Happening<E>> happenings) {
        return generations.with(model.name(), state -> write(happenings, state));
    }

    /** While a first generation is being filled there may be nothing to write to: the events are in the log. */
    private List<Change> write(List<Happening<E>> happenings, GenerationState state) {
        var folds = state.written().stream()
                .map(generation -> Fold.into(model.rows(generations, generation), model, log, happenings))
                .toList();
        return folds.isEmpty() ? List.of() : folds.getFirst().changes();
    }
}
