package ticketstream.web.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.row.Page;
import ticketstream.projections.ticket.TicketFilter;
import ticketstream.projections.ticket.TicketPlace;
import ticketstream.projections.ticket.TicketQuery;
import ticketstream.projections.ticket.TicketSort;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.SignedCursor;

/** Understands how a caller wants a list narrowed, sorted and continued; whatever is not understood is refused. */
@Component
class ListParameters {
    private static final int USUAL_LIMIT = 50;
    private static final String MYSELF = "me";

    private final SignedCursor cursors;

    ListParameters(SignedCursor cursors) {
        this.cursors = cursors;
    }

    TicketQuery query(TicketListController.Parameters asked, Actor actor) {
        var sort = parsed("sort", asked.sort(), TicketSort::of).orElse(TicketSort.NEWEST_FIRST);
        var filter = filter(asked, actor);
        return new TicketQuery(
                filter,
                sort,
                parsed("limit", "out_of_range", asked.limit(), ListParameters::limit)
                        .orElse(USUAL_LIMIT),
                parsed("cursor", asked.cursor(), cursor -> place(use(filter, sort, actor), cursor))
                        .orElse(null));
    }

    /** The text by which the caller asks for the page behind {@code place}. */
    String cursor(TicketQuery query, TicketPlace place, Actor actor) {
        return cursors.write(
                use(query.filter(), query.sort(), actor), place.value().toEpochMilli() + " " + place.id());
    }

    /** A cursor continues the list it came from, for the caller it was given to. */
    private static String use(TicketFilter filter, TicketSort sort, Actor actor) {
        return "tickets " + actor.id() + " " + sort + " " + filter;
    }

    private static TicketFilter filter(TicketListController.Parameters asked, Actor actor) {
        var assignee = MYSELF.equals(asked.assignee()) ? actor.id() : asked.assignee();
        return new TicketFilter(
                parsed("status", asked.status(), ListParameters::status).orElse(null),
                asked.category(),
                assignee,
                parsed("q", "too_long", asked.q(), ListParameters::text)
                        .filter(text -> !text.isBlank())
                        .orElse(null));
    }

    private static Optional<TicketStatus> status(String text) {
        return Arrays.stream(TicketStatus.values())
                .filter(status -> status.toString().equals(text))
                .findFirst();
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(q -> q.codePointCount(0, q.length()) <= TicketFilter.LONGEST_TEXT);
    }

    private static Optional<Integer> limit(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= Page.LARGEST);
    }

    private Optional<TicketPlace> place(String use, String cursor) {
        return cursors.read(use, cursor)
                .map(place -> place.split(" ", 2))
                .map(parts -> new TicketPlace(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]));
    }

    private static <T> Optional<T> parsed(
            String name, @Nullable String text, Function<String, Optional<T>> understand) {
        return parsed(name, "unknown_value", text, understand);
    }

    private static <T> Optional<T> parsed(
            String name, String problem, @Nullable String text, Function<String, Optional<T>> understand) {
        if (text == null) {
            return Optional.empty();
        }
        var value = understand.apply(text);
        if (value.isEmpty()) {
            throw RequestRefused.invalid(name, problem);
        }
        return value;
    }
}
