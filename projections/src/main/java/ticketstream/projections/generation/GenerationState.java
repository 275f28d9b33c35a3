package ticketstream.projections.generation;

import static ticketstream.projections.generation.Rebuild.State.BUILDING;
import static ticketstream.projections.generation.Rebuild.State.BUILT;
import static ticketstream.projections.generation.Rebuild.State.DISCARDING;
import static ticketstream.projections.generation.Rebuild.State.PAUSED;
import static ticketstream.projections.generation.Rebuild.State.ROLLED_BACK;
import static ticketstream.projections.generation.Rebuild.State.SWITCHED;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The generations of one read model. Every step returns the state after it, or throws {@link RebuildRefused}.
 *
 * @param name of the read model
 * @param serving the generation readers see; 0 until the first one is filled
 * @param newest the highest number ever given, so that none is given twice
 * @param claim who works on the rebuild; null where nobody does
 * @param revision one more with each change, so that no change is made to what another one has changed
 */
public record GenerationState(
        String name,
        int serving,
        int newest,
        @Nullable Rebuild rebuild,
        @Nullable Claim claim,
        long revision) {

    /** Generation 1 serves and nothing is rebuilt. */
    public static GenerationState serving(String name) {
        return new GenerationState(name, 1, 1, null, null, 0);
    }

    /** Nothing serves until generation 1 is filled from the log. */
    public static GenerationState filling(String name) {
        return new GenerationState(name, 0, 1, Rebuild.of(1, 0), null, 0);
    }

    /** The generations that events are written to as they happen, the serving one first. */
    public List<Integer> written() {
        var rebuild = this.rebuild;
        return IntStream.of(serving, rebuild != null && rebuild.live() ? spare() : 0)
                .filter(generation -> generation > 0)
                .boxed()
                .toList();
    }

    /** The generation of the rebuild that does not serve. */
    public int spare() {
        var rebuild = underway();
        return rebuild.generation() == serving ? rebuild.previous() : rebuild.generation();
    }

    /** The rebuild there has to be. */
    public Rebuild underway() {
        if (rebuild == null) {
            throw new RebuildRefused();
        }
        return rebuild;
    }

    /** Whether a node has something to do here. */
    public boolean needsWork() {
        var rebuild = this.rebuild;
        return rebuild != null && (rebuild.isIn(BUILDING, DISCARDING) || isToBeCompared(rebuild));
    }

    /** Whether somebody waits for a comparison. */
    public boolean isToBeCompared() {
        return rebuild != null && isToBeCompared(rebuild);
    }

    /** Begins a further generation; an earlier rebuild has to be discarded before. */
    public GenerationState begun() {
        if (rebuild != null) {
            throw new RebuildRefused();
        }
        return new GenerationState(name, serving, newest + 1, Rebuild.of(newest + 1, serving), null, revision);
    }

    /** Stops building where it is. */
    public GenerationState paused() {
        return with(in(BUILDING).in(PAUSED)).unclaimed();
    }

    /** Goes on building. */
    public GenerationState resumed() {
        return with(in(PAUSED).in(BUILDING));
    }

    /** Asks for a comparison of both generations, which are kept complete while it is made. */
    public GenerationState toBeCompared() {
        return with(in(BUILT, SWITCHED, ROLLED_BACK).with(Comparison.ASKED_FOR));
    }

    /** Gives readers the new generation. */
    public GenerationState switched() {
        var rebuild = in(BUILT, ROLLED_BACK);
        return serving(rebuild.generation(), rebuild.in(SWITCHED));
    }

    /** Gives readers the previous generation again. */
    public GenerationState rolledBack() {
        var rebuild = in(SWITCHED);
        return serving(rebuild.previous(), rebuild.in(ROLLED_BACK));
    }

    /** Gives up the generation that does not serve. */
    public GenerationState discarded() {
        var rebuild = in(BUILDING, PAUSED, BUILT, SWITCHED, ROLLED_BACK);
        if (serving == 0) {
            throw new RebuildRefused();
        }
        return with(rebuild.in(DISCARDING).live(false)).unclaimed();
    }

    /** One node alone works on it from now until then; a claim of another one has to be over. */
    public GenerationState claimed(String node, Instant now, Instant until) {
        boolean taken =
                claim != null && !claim.node().equals(node) && claim.until().isAfter(now);
        if (taken || !needsWork()) {
            throw new RebuildRefused();
        }
        return new GenerationState(name, serving, newest, rebuild, new Claim(node, until), revision);
    }

    /** Everything before this position is built. */
    public GenerationState advanced(long position, double ratePerSecond) {
        return with(in(BUILDING).at(position, ratePerSecond));
    }

    /** Writes events to the new generation as they happen, too. */
    public GenerationState fed() {
        return with(in(BUILDING).live(true));
    }

    /** The new generation is complete; where none has served so far, it serves. */
    public GenerationState built() {
        var rebuild = in(BUILDING);
        return (rebuild.previous() == 0 ? serving(rebuild.generation(), null) : with(rebuild.in(BUILT))).unclaimed();
    }

    /** Building cannot go on by itself. */
    public GenerationState stoppedBy(String reason) {
        return with(in(BUILDING).stoppedBy(reason)).unclaimed();
    }

    /** The comparison that was asked for. */
    public GenerationState compared(Comparison found) {
        return with(in(BUILT, SWITCHED, ROLLED_BACK).with(found)).unclaimed();
    }

    /** Nothing is left but the generation that serves. */
    public GenerationState dropped() {
        in(DISCARDING);
        return with(null).unclaimed();
    }

    GenerationState following(GenerationState before) {
        return new GenerationState(name, serving, newest, rebuild, claim, before.revision + 1);
    }

    private static boolean isToBeCompared(Rebuild rebuild) {
        var comparison = rebuild.comparison();
        return comparison != null && !comparison.finished() && rebuild.isIn(BUILT, SWITCHED, ROLLED_BACK);
    }

    private Rebuild in(Rebuild.State... allowed) {
        var rebuild = underway();
        if (!rebuild.isIn(allowed)) {
            throw new RebuildRefused();
        }
        return rebuild;
    }

    private GenerationState with(@Nullable Rebuild next) {
        return serving(serving, next);
    }

    private GenerationState serving(int generation, @Nullable Rebuild next) {
        return new GenerationState(name, generation, newest, next, claim, revision);
    }

    private GenerationState unclaimed() {
        return new GenerationState(name, serving, newest, rebuild, null, revision);
    }
}
