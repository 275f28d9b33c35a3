package ticketstream.projections.row;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.change.Change;
import ticketstream.projections.deadletter.Skips;

/** A view that does without the events somebody decided to skip, as long as they cannot be applied. */
record SkippingView<S, E>(String name, RowFormat<S> format, View<S, E> view, Skips skips) implements View<S, E> {

    @Override
    public Class<E> events() {
        return view.events();
    }

    @Override
    public Happening<E> placed(Happening<E> happening) {
        return view.placed(happening);
    }

    @Override
    public S evolve(@Nullable S before, Happening<E> happening) {
        try {
            return view.evolve(before, happening);
        } catch (RuntimeException failure) {
            if (before == null || !isSkipped(happening)) {
                throw failure;
            }
            return format.skipped(before);
        }
    }

    @Override
    public List<Change> changes(Happening<E> happening, S row) {
        try {
            return view.changes(happening, row);
        } catch (RuntimeException failure) {
            if (!isSkipped(happening)) {
                throw failure;
            }
            return List.of();
        }
    }

    private boolean isSkipped(Happening<E> happening) {
        return skips.contains(name, happening.id(), happening.version());
    }
}
