package ticketstream.projections.row;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.change.Change;

/** What a read model makes of events. */
public interface View<S, E> {
    /** The events of the aggregate whose rows these are. */
    Class<E> events();

    /** The happening as its row counts it: the next one of its aggregate, or alone where each has a row of its own. */
    default Happening<E> placed(Happening<E> happening) {
        return happening;
    }

    /** The row after one more event; {@code before} is null only for the first. */
    S evolve(@Nullable S before, Happening<E> happening);

    /** What audiences are told of an event; the row is newer than the event when that was delivered again. */
    List<Change> changes(Happening<E> happening, S row);
}
