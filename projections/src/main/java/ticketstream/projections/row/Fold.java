package ticketstream.projections.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.change.Change;

/**
 * Happenings folded into the rows of one generation and then written, each row once however many happenings led to it.
 * What the rows lack in between is fetched from the log; what they have already changes nothing.
 */
public final class Fold<S, E> {
    private record Step<S, E>(Happening<E> happening, S row) {}

    /** Written at a time, so that nobody else waits long for the database. */
    private static final int ROWS_PER_WRITE = 100;

    private final Rows<S> rows;
    private final ReadModel<S, E> model;
    private final LoggedEvents log;
    private final Map<String, S> now = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final Map<String, S> written = new LinkedHashMap<>();
    private final List<Step<S, E>> steps = new ArrayList<>();
    private final Map<String, S> kept = new HashMap<>();

    /** Nothing yet. */
    public Fold(Rows<S> rows, ReadModel<S, E> model, LoggedEvents log) {
        this.rows = rows;
        this.model = model;
        this.log = log;
    }

    /** Returns when the rows contain every happening; {@link MissingEvent} where the log has a gap as well. */
    static <S, E> Fold<S, E> into(
            Rows<S> rows, ReadModel<S, E> model, LoggedEvents log, List<Happening<E>> happenings) {
        var fold = new Fold<>(rows, model, log);
        var placed = fold.placed(happenings);
        fold.look(placed);
        placed.forEach(happening -> fold.steps.add(new Step<>(happening, fold.after(happening))));
        fold.write();
        return fold;
    }

    /** Takes in what happened next; {@link MissingEvent} where the log has a gap. */
    public void add(List<Happening<E>> happenings) {
        var placed = placed(happenings);
        look(placed);
        placed.forEach(this::after);
    }

    private List<Happening<E>> placed(List<Happening<E>> happenings) {
        return happenings.stream().map(model.view()::placed).toList();
    }

    /** How many rows there are to write. */
    public int size() {
        return written.size();
    }

    /** Returns when the rows contain every happening. */
    public void write() {
        write(() -> {});
    }

    /** The same; {@code between} runs after each bulk. */
    public void write(Runnable between) {
        Map<String, S> some = new LinkedHashMap<>();
        for (var row : written.entrySet()) {
            some.put(row.getKey(), row.getValue());
            if (some.size() == ROWS_PER_WRITE) {
                kept.putAll(rows.write(some, begun));
                some.clear();
                between.run();
            }
        }
        kept.putAll(rows.write(some, begun));
    }

    /** Fetches rows that may exist already; a first event usually finds none, and when it does, the write refuses. */
    private void look(List<Happening<E>> happenings) {
        Map<String, Happening<E>> first = new LinkedHashMap<>();
        happenings.forEach(happening -> first.putIfAbsent(happening.id(), happening));
        now.putAll(rows.byId(first.values().stream()
                .filter(happening -> !now.containsKey(happening.id()))
                .filter(happening -> happening.version() > 1 || happening.replayed())
                .map(Happening::id)
                .toList()));
    }

    /** What to announce: every happening with the row it led to, or a newer one that was there already. */
    List<Change> changes() {
        return steps.stream()
                .filter(step -> !step.happening().replayed())
                .flatMap(step -> changes(step).stream())
                .toList();
    }

    private List<Change> changes(Step<S, E> step) {
        S row = kept.getOrDefault(step.happening().id(), step.row());
        return model.view().changes(step.happening(), row);
    }

    private S after(Happening<E> happening) {
        @Nullable S before = now.get(happening.id());
        return before != null && happening.version() <= version(before) ? before : evolve(before, happening);
    }

    private S evolve(@Nullable S before, Happening<E> happening) {
        S row = model.view().evolve(upTo(happening, before), happening);
        if (happening.version() == 1) {
            begun.add(happening.id());
        }
        now.put(happening.id(), row);
        written.put(happening.id(), row);
        return row;
    }

    /** The row right before the happening. */
    private @Nullable S upTo(Happening<E> happening, @Nullable S before) {
        long version = before == null ? 0 : version(before);
        if (happening.version() == version + 1) {
            return before;
        }
        @Nullable S row = before;
        for (Happening<E> missed : between(version, happening)) {
            if (missed.version() != ++version) {
                break;
            }
            row = model.view().evolve(row, missed);
        }
        if (version + 1 != happening.version()) {
            throw new MissingEvent(model.name(), happening.id(), happening.version(), version);
        }
        return row;
    }

    private List<Happening<E>> between(long version, Happening<E> happening) {
        return log.of(happening.id(), version + 1).stream()
                .map(message -> Happening.logged(model.view().events(), message))
                .takeWhile(missed -> missed.version() < happening.version())
                .toList();
    }

    private long version(S row) {
        return model.format().version(row);
    }
}
