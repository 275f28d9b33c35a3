package ticketstream.web.ticket;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.domain.actor.Actor;

/** Lists the tickets a caller may see. */
@RestController
class TicketListController {
    private final TicketListing listing;

    TicketListController(TicketListing listing) {
        this.listing = listing;
    }

    /** What a caller may narrow a list by; every part is text until {@link TicketListing} has understood it. */
    record Parameters(
            @Nullable String status,
            @Nullable String category,
            @Nullable String assignee,
            @Nullable String q,
            @Nullable String sort,
            @Nullable String limit,
            @Nullable String cursor) {}

    @GetMapping("/api/v1/tickets")
    TicketPage list(@ModelAttribute Parameters parameters, @AuthenticationPrincipal Actor actor) {
        return listing.page(parameters, actor);
    }
}
