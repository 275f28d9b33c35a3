package ticketstream.web.ticket;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketStatus;

/** The bodies of requests about tickets, as they are sent: nothing is checked yet. */
final class TicketRequests {
    private TicketRequests() {}

    record Open(
            @Nullable String title,
            @Nullable String description,
            @Nullable String category) {}

    record Details(
            @Nullable String title,
            @Nullable String description,
            @Nullable String category) {}

    record Status(@Nullable TicketStatus status) {}

    record Written(@Nullable String text) {}

    record Assignment(@Nullable String accountId) {}
}
