package ticketstream.projections.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One node's work on a rebuild. Ends as soon as anybody else changes the generations: then look again what is to be done. */
public final class Hold {
    /** A node that is silent for so long has lost its work to another one; several times the slowest chunk. */
    private static final Duration LEASE = Duration.ofSeconds(20);

    /** After so long, work is stopped at the latest when somebody wants something else. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Generations generations;
    private final String node;
    private GenerationState state;
    private long lastStep = System.nanoTime();

    private Hold(Generations generations, String node, GenerationState state) {
        this.generations = generations;
        this.node = node;
        this.state = state;
    }

    /** Takes up what there is to do; empty where there is nothing, or another node does it. */
    public static Optional<Hold> of(String name, String node, Generations generations) {
        try {
            return Optional.of(new Hold(generations, node, generations.change(name, now -> claimed(now, node))));
        } catch (RebuildRefused nothingToDo) {
            return Optional.empty();
        }
    }

    /** The generations as this work has left them. */
    public GenerationState state() {
        return state;
    }

    /** Goes on working on the same. Asks the database now and then only, so it may follow every small piece of work. */
    public void keep() {
        if (System.nanoTime() - lastStep > LOOK.toNanos()) {
            step(UnaryOperator.identity());
        }
    }

    /** Takes one step; {@link RebuildRefused} where the work is not ours any more. */
    public void step(UnaryOperator<GenerationState> step) {
        state = generations.change(state.name(), now -> {
            if (now.revision() != state.revision()) {
                throw new RebuildRefused();
            }
            return step.apply(claimed(now, node));
        });
        lastStep = System.nanoTime();
    }

    private static GenerationState claimed(GenerationState state, String node) {
        var now = Instant.now();
        return state.claimed(node, now, now.plus(LEASE));
    }
}
