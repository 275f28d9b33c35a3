package ticketstream.projections.rebuild;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.generation.Hold;
import ticketstream.projections.generation.RebuildRefused;
import ticketstream.projections.row.LoggedEvents;
import ticketstream.projections.row.ReadModel;

/** Carries out on this node what rebuilds wait for: one after the other, and only what no other node is working on. */
public final class Rebuilder implements AutoCloseable {
    private static final Duration ROUND = Duration.ofMillis(500);
    /** So long may a write to one generation take to reach the other before it counts as a difference. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final List<ReadModel<?, ?>> models;
    private final Generations generations;
    private final LoggedEvents log;
    private final BiConsumer<String, RuntimeException> failures;
    private final String node = UUID.randomUUID().toString();
    private final Segments segments = new Segments();
    private final Thread worker = Thread.ofPlatform().daemon().name("rebuilder").unstarted(this::goRound);

    /** @param failures hears which read model's work failed and why */
    public Rebuilder(
            List<ReadModel<?, ?>> models,
            Generations generations,
            LoggedEvents log,
            BiConsumer<String, RuntimeException> failures) {
        this.models = List.copyOf(models);
        this.generations = generations;
        this.log = log;
        this.failures = failures;
    }

    /**
     * Decides which generations serve where nobody has yet, before anything is projected or listed: a read model without
     * rows beside a log with events is new in this release and is filled first.
     */
    public void prepare() {
        for (ReadModel<?, ?> model : models) {
            boolean isNew = log.end() > 0 && model.rows(generations, 1).isEmpty();
            var state = generations.begin(
                    isNew ? GenerationState.filling(model.name()) : GenerationState.serving(model.name()));
            state.written()
                    .forEach(generation -> model.rows(generations, generation).ensureIndexes(model.indexes()));
        }
    }

    /** Begins to look for work, and goes on until closed. */
    public void start() {
        worker.start();
    }

    private void goRound() {
        try {
            while (true) {
                models.forEach(this::attend);
                Interrupted.pause(ROUND);
            }
        } catch (Interrupted closed) {
            // the end of this thread
        }
    }

    private void attend(ReadModel<?, ?> model) {
        try {
            if (generations.of(model.name()).needsWork()) {
                Hold.of(model.name(), node, generations).ifPresent(hold -> work(model, hold));
            }
        } catch (RebuildRefused | Interrupted over) {
            // somebody decided otherwise, or this node stops: the next look shows what is to be done
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failures.accept(model.name(), e);
            }
        }
    }

    private void work(ReadModel<?, ?> model, Hold hold) {
        switch (hold.state().underway().state()) {
            case BUILDING -> build(model, hold);
            case DISCARDING -> drop(model, hold);
            case PAUSED, BUILT, SWITCHED, ROLLED_BACK -> compare(model, hold);
        }
    }

    /** A database that is away comes back; anything else needs a person to look at it. */
    private void build(ReadModel<?, ?> model, Hold hold) {
        try {
            new Builder<>(model, generations, log, hold, segments).build();
        } catch (RebuildRefused | Interrupted | MongoException passing) {
            throw passing;
        } catch (RuntimeException e) {
            hold.step(state -> state.stoppedBy(e.getClass().getSimpleName()));
            throw e;
        }
    }

    private void compare(ReadModel<?, ?> model, Hold hold) {
        var state = hold.state();
        var comparer = new Comparer(
                model.rows(generations, state.serving()), model.rows(generations, state.spare()), PATIENCE);
        var comparison = comparer.compare(hold::keep);
        hold.step(now -> now.compared(comparison));
    }

    /** Later than anybody reads or writes it. */
    private void drop(ReadModel<?, ?> model, Hold hold) {
        Interrupted.pause(Generations.SETTLED);
        model.rows(generations, hold.state().spare()).drop();
        hold.step(GenerationState::dropped);
    }

    /** Leaves what is underway to another node or to the next start. */
    @Override
    public void close() {
        worker.interrupt();
        segments.close();
        try {
            if (worker.isAlive()) {
                worker.join(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
