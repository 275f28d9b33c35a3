package ticketstream.projections.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.change.Change;

/** The rows of one batch while its events are folded into them, and what each event left behind. */
final class Fold<S, E> {
    private record Step<S, E>(Happening<E> happening, S row) {}

    private final Rows<S> rows;
    private final View<S, E> view;
    private final Map<String, S> now;
    private final Map<String, S> written = new LinkedHashMap<>();
    private final List<Step<S, E>> steps = new ArrayList<>();

    Fold(Rows<S> rows, View<S, E> view, Map<String, S> stored) {
        this.rows = rows;
        this.view = view;
        this.now = new HashMap<>(stored);
    }

    void add(Happening<E> happening) {
        S row = after(now.get(happening.id()), happening);
        now.put(happening.id(), row);
        steps.add(new Step<>(happening, row));
    }

    List<S> written() {
        return List.copyOf(written.values());
    }

    /** What to announce; {@code kept} are rows the database had already, as new as ours or newer. */
    List<Change> changes(Map<String, S> kept) {
        return steps.stream()
                .filter(step -> !step.happening().replayed())
                .flatMap(step ->
                        view
                                .changes(
                                        step.happening(),
                                        kept.getOrDefault(step.happening().id(), step.row()))
                                .stream())
                .toList();
    }

    private S after(@Nullable S before, Happening<E> happening) {
        long known = before == null ? 0 : rows.version(before);
        if (before != null && happening.version() <= known) {
            return before;
        }
        if (happening.version() != known + 1) {
            throw new MissingEvent(rows.name(), happening.id(), happening.version(), known + 1);
        }
        S row = view.evolve(before, happening);
        written.put(happening.id(), row);
        return row;
    }
}
