package ticketstream.web.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the next page; null on the last
 */
record TicketPage(List<TicketAnswer> items, @Nullable String next) {
    static TicketPage empty() {
        return new TicketPage(List.of(), null);
    }
}
