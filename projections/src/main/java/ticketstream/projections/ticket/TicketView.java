package ticketstream.projections.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketMessage;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Change.Message;
import ticketstream.projections.change.ChangeType;
import ticketstream.projections.row.Happening;
import ticketstream.projections.row.View;

/** What one kind of reader keeps and hears of tickets. A deleted ticket stays as a row without its texts. */
final class TicketView implements View<TicketState, TicketEvent> {
    private final TicketReader reader;

    TicketView(TicketReader reader) {
        this.reader = reader;
    }

    @Override
    public Class<TicketEvent> events() {
        return TicketEvent.class;
    }

    @Override
    public TicketState evolve(@Nullable TicketState before, Happening<TicketEvent> happening) {
        var after = TicketState.evolve(before, happening.event(), happening.at());
        return after.deleted() ? withoutTexts(after) : after;
    }

    @Override
    public List<Change> changes(Happening<TicketEvent> happening, TicketState row) {
        if (happening.event() instanceof TicketNoted) {
            return reader.notes() ? List.of(shown(ChangeType.TICKET_NOTED, happening, row)) : List.of();
        }
        var left = reader.departure().from(happening.event());
        if (left == null) {
            return List.of(shown(typeOf(happening.event()), happening, row.withoutNotes()));
        }
        return List.of(gone(left, happening, row), shown(ChangeType.TICKET_CREATED, happening, row.withoutNotes()));
    }

    private static ChangeType typeOf(TicketEvent event) {
        return switch (event) {
            case TicketCreated e -> ChangeType.TICKET_CREATED;
            case TicketStatusUpdated e -> ChangeType.STATUS_UPDATED;
            case TicketDetailsChanged e -> ChangeType.TICKET_UPDATED;
            case TicketAssigned e -> ChangeType.TICKET_ASSIGNED;
            case TicketReleased e -> ChangeType.TICKET_ASSIGNED;
            case TicketReplied e -> ChangeType.TICKET_REPLIED;
            case TicketNoted e -> ChangeType.TICKET_NOTED;
            case TicketDeleted e -> ChangeType.TICKET_DELETED;
        };
    }

    private Change shown(ChangeType type, Happening<TicketEvent> happening, TicketState row) {
        return new Change(
                reader.scope().apply(row),
                row.deleted() ? ChangeType.TICKET_DELETED : type,
                row.id(),
                row.version(),
                happening.position(),
                happening.at(),
                happening.actor(),
                row.deleted() ? null : row,
                row.deleted() ? null : message(happening),
                List.of(),
                happening.receivedAt());
    }

    private static @Nullable Message message(Happening<TicketEvent> happening) {
        return happening.event() instanceof TicketMessage message
                ? new Message(message.messageId(), happening.version(), message.text())
                : null;
    }

    private static Change gone(Scope scope, Happening<TicketEvent> happening, TicketState row) {
        return new Change(
                scope,
                ChangeType.TICKET_GONE,
                happening.id(),
                happening.version(),
                happening.position(),
                happening.at(),
                happening.actor(),
                null,
                null,
                List.of(
                        Scope.department(row.category()),
                        Scope.account(row.createdBy().id())),
                happening.receivedAt());
    }

    private static TicketState withoutTexts(TicketState ticket) {
        return new TicketState(
                ticket.id(),
                "",
                "",
                ticket.category(),
                ticket.status(),
                ticket.priority(),
                ticket.createdBy(),
                ticket.assignee(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.version(),
                ticket.publicVersion(),
                ticket.lastEventAt(),
                true);
    }
}
