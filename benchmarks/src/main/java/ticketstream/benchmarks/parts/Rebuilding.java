package ticketstream.benchmarks.parts;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.generation.Rebuild;
import ticketstream.projections.rebuild.Rebuilder;
import ticketstream.projections.row.LoggedEvents;

/** The administrators' read model, built from the log as the product builds it. */
final class Rebuilding implements AutoCloseable {
    private static final String NAME = AdminOverviewProjector.MODEL.name();

    private final Generations generations;
    private final LoggedEvents log;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Rebuilder rebuilder;

    Rebuilding(MongoDatabase database, LoggedEvents log) {
        this.log = log;
        generations = new Generations(database);
        generations.begin(GenerationState.serving(NAME));
        rebuilder = new Rebuilder(
                List.of(AdminOverviewProjector.MODEL), generations, log, (name, cause) -> failure.set(cause));
        rebuilder.start();
    }

    /** Builds the whole log once and drops the rows again; returns events per second, pauses at its end left out. */
    double once() {
        long end = log.end();
        generations.change(NAME, GenerationState::begun);
        awaitThat(state -> state.underway().position() >= end);
        double perSecond = generations.now(NAME).underway().ratePerSecond();
        awaitThat(Rebuilding::isBuilt);
        generations.change(NAME, GenerationState::discarded);
        awaitThat(state -> state.rebuild() == null);
        return perSecond;
    }

    private static boolean isBuilt(GenerationState state) {
        return state.underway().state() == Rebuild.State.BUILT;
    }

    private void awaitThat(Predicate<GenerationState> reached) {
        while (!reached.test(generations.now(NAME))) {
            var cause = failure.get();
            if (cause != null) {
                throw new IllegalStateException("the rebuild failed", cause);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        rebuilder.close();
    }
}
