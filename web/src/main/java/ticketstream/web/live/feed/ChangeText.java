package ticketstream.web.live.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Change.Message;
import ticketstream.projections.change.ChangeType;
import ticketstream.web.problem.TimeText;
import ticketstream.web.text.Markdown;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of a change frame without its cursor, with the ticket as REST shows it; without a ticket, nobody is named. */
final class ChangeText {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Body(
            ChangeType type,
            long position,
            String ticketId,
            long version,
            Instant at,
            @Nullable Person actor,
            @Nullable TicketState ticket,
            @Nullable Written message) {}

    private record Written(String id, long version, String text, String html) {
        static @Nullable Written of(@Nullable Message message) {
            return message == null
                    ? null
                    : new Written(message.id(), message.version(), message.text(), Markdown.html(message.text()));
        }
    }

    @JsonIgnoreProperties({"publicVersion", "lastEventAt", "deleted"})
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private interface TicketOutside {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(TimeText.module())
            .addMixIn(TicketState.class, TicketOutside.class)
            .build();

    private ChangeText() {}

    /** The text that Kafka carries and, with its cursor put in front, every session of the scope gets. */
    static String of(Change change) {
        return JSON.writeValueAsString(new Body(
                change.type(),
                change.position(),
                change.ticketId(),
                change.version(),
                change.at(),
                change.ticket() == null ? null : change.actor(),
                change.ticket(),
                Written.of(change.message())));
    }
}
