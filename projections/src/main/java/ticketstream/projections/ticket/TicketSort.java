package ticketstream.projections.ticket;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import ticketstream.domain.ticket.TicketState;

/** The orders a list of tickets may have. The text form ({@code -createdAt}) is the one of the API. */
public enum TicketSort {
    NEWEST_FIRST("createdAt", -1),
    OLDEST_FIRST("createdAt", 1),
    LATEST_CHANGE_FIRST("updatedAt", -1),
    LATEST_CHANGE_LAST("updatedAt", 1);

    private final String field;
    private final int direction;

    TicketSort(String field, int direction) {
        this.field = field;
        this.direction = direction;
    }

    /** The order with this text form. */
    public static Optional<TicketSort> of(String text) {
        return Arrays.stream(values())
                .filter(sort -> sort.toString().equals(text))
                .findFirst();
    }

    String field() {
        return field;
    }

    /** 1 for ascending, -1 for descending, as in a sort document. */
    int direction() {
        return direction;
    }

    /** Puts tickets in this order. */
    public Comparator<TicketState> order() {
        Comparator<TicketState> ascending = Comparator.comparing(
                        (TicketState ticket) -> placeOf(ticket).value())
                .thenComparing(TicketState::id);
        return direction < 0 ? ascending.reversed() : ascending;
    }

    /** The place right behind a ticket. */
    public TicketPlace placeOf(TicketState ticket) {
        return new TicketPlace(field.equals("createdAt") ? ticket.createdAt() : ticket.updatedAt(), ticket.id());
    }

    @Override
    public String toString() {
        return (direction < 0 ? "-" : "") + field;
    }
}
