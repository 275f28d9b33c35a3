package ticketstream.projections.row;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import ticketstream.domain.actor.Person;
import ticketstream.projections.change.Changes;
import ticketstream.projections.deadletter.DeadLetters;
import ticketstream.projections.deadletter.ParkedSequence;
import ticketstream.projections.deadletter.Skips;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.SkipRefused.Reason;

/** All projections of a node, and what people may do about events that one of them could not apply. */
public final class Projections {
    private final Generations generations;
    private final LoggedEvents log;
    private final Changes changes;
    private final Function<String, DeadLetters> letters;
    private final Skips skips;
    private final Map<String, Projection<?, ?>> all = new ConcurrentHashMap<>();

    public Projections(
            Generations generations,
            LoggedEvents log,
            Changes changes,
            Function<String, DeadLetters> letters,
            Skips skips) {
        this.generations = generations;
        this.log = log;
        this.changes = changes;
        this.letters = letters;
        this.skips = skips;
    }

    /** The projection that keeps a read model; to be asked for once, by its projector. */
    public <S, E> Projection<S, E> of(ReadModel<S, E> model) {
        var projection = new Projection<>(model, generations, log, changes, letters.apply(model.name()), skips);
        all.put(model.name(), projection);
        return projection;
    }

    /** What waits because a first event of it could not be applied, of every read model. */
    public List<ParkedSequence> parked() {
        return all.values().stream()
                .flatMap(projection -> projection.letters().all().stream())
                .toList();
    }

    /** How many tickets or accounts have events that wait, by read model. */
    public Map<String, Long> parkedSequences() {
        return all.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey, entry -> entry.getValue().letters().sequences()));
    }

    /** Tries again to apply what waits; returns what still does. Throws {@link NotParked} if nothing did. */
    public Optional<ParkedSequence> retry(String projection, String sequence) {
        waiting(projection, sequence);
        named(projection).retry(sequence);
        return named(projection).letters().of(sequence);
    }

    /**
     * Goes on without the first event that waits, unless it can be applied by now; returns what still waits. Throws
     * {@link NotParked} if nothing did, and {@link SkipRefused} where it would change nothing.
     */
    public Optional<ParkedSequence> skip(String projection, String sequence, String note, Person by) {
        long version = waiting(projection, sequence).events().getFirst().version();
        if (version == 1) {
            throw new SkipRefused(Reason.FIRST_EVENT_NEEDED);
        }
        skips.add(projection, sequence, version, note, by);
        var waiting = retry(projection, sequence);
        if (waiting.filter(still -> still.events().getFirst().version() == version)
                .isPresent()) {
            skips.remove(projection, sequence, version);
            throw new SkipRefused(Reason.SKIP_WITHOUT_EFFECT);
        }
        return waiting;
    }

    private ParkedSequence waiting(String projection, String sequence) {
        return named(projection).letters().of(sequence).orElseThrow(NotParked::new);
    }

    private Projection<?, ?> named(String projection) {
        var named = all.get(projection);
        if (named == null) {
            throw new NotParked();
        }
        return named;
    }
}
