package ticketstream.web.ticket;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.domain.ticket.TicketText;
import ticketstream.web.problem.FieldChecks;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.runtime.DeskSettings;

/** Turns what was sent into what the desk takes, or refuses it with everything that is wrong. */
@Component
class TicketForms {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final List<String> categories;

    TicketForms(DeskSettings settings) {
        categories = settings.categories();
    }

    /** The checked texts of a new ticket, in the form in which they are stored. */
    record NewTicket(String title, String description, String category) {}

    NewTicket open(TicketRequests.Open request) {
        var title = normalised(request.title());
        var description = normalised(request.description());
        new FieldChecks()
                .required("title", title, TicketText.TITLE::problemWith)
                .required("description", description, TicketText.DESCRIPTION::problemWith)
                .required("category", request.category(), this::problemWithCategory)
                .done();
        return new NewTicket(
                Objects.requireNonNull(title),
                Objects.requireNonNull(description),
                Objects.requireNonNull(request.category()));
    }

    ChangeTicketDetails details(
            String id, TicketRequests.Details request, @Nullable Long expectedVersion, Actor actor) {
        var title = normalised(request.title());
        var description = normalised(request.description());
        new FieldChecks()
                .optional("title", title, TicketText.TITLE::problemWith)
                .optional("description", description, TicketText.DESCRIPTION::problemWith)
                .optional("category", request.category(), this::problemWithCategory)
                .done();
        return new ChangeTicketDetails(id, title, description, request.category(), expectedVersion, actor);
    }

    String message(TicketRequests.Written request) {
        var text = normalised(request.text());
        new FieldChecks()
                .required("text", text, TicketText.MESSAGE::problemWith)
                .done();
        return Objects.requireNonNull(text);
    }

    TicketStatus status(TicketRequests.Status request) {
        return required("status", request.status());
    }

    String accountId(TicketRequests.Assignment request) {
        return required("accountId", request.accountId());
    }

    @Nullable
    String idempotencyKey(@Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            throw RequestRefused.invalid("Idempotency-Key", "malformed");
        }
        return key;
    }

    private @Nullable String problemWithCategory(String category) {
        return categories.contains(category) ? null : "unknown_value";
    }

    private static @Nullable String normalised(@Nullable String text) {
        return text == null ? null : TicketText.normalise(text);
    }

    private static <T> T required(String field, @Nullable T value) {
        new FieldChecks().required(field, value).done();
        return Objects.requireNonNull(value);
    }
}
