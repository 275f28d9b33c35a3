package ticketstream.projections.row;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.change.Change;

/** The view of administrators, except that some events cannot be applied, or not be told of. */
final class PoisonedView implements View<TicketState, TicketEvent> {
    private static final ReadModel<TicketState, TicketEvent> SOUND = AdminOverviewProjector.MODEL;

    /** What is thrown instead of folding an event; null where it is folded. */
    volatile Function<Happening<TicketEvent>, @Nullable RuntimeException> folding = happening -> null;

    /** What is thrown instead of telling of an event. */
    volatile Function<Happening<TicketEvent>, @Nullable RuntimeException> telling = happening -> null;

    ReadModel<TicketState, TicketEvent> model() {
        return new ReadModel<>(SOUND.name(), SOUND.collection(), SOUND.format(), this, SOUND.indexes());
    }

    @Override
    public Class<TicketEvent> events() {
        return SOUND.view().events();
    }

    @Override
    public TicketState evolve(@Nullable TicketState before, Happening<TicketEvent> happening) {
        throwIfAny(folding.apply(happening));
        return SOUND.view().evolve(before, happening);
    }

    @Override
    public List<Change> changes(Happening<TicketEvent> happening, TicketState row) {
        throwIfAny(telling.apply(happening));
        return SOUND.view().changes(happening, row);
    }

    private static void throwIfAny(@Nullable RuntimeException failure) {
        if (failure != null) {
            throw failure;
        }
    }

    static Function<Happening<TicketEvent>, @Nullable RuntimeException> poisoned(String id, long version) {
        return happening -> happening.id().equals(id) && happening.version() == version ? new Poison() : null;
    }

    /** Whatever may be wrong with one event. */
    static final class Poison extends RuntimeException {
        Poison() {
            super("cannot be applied", null, false, false);
        }
    }
}
