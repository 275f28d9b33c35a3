package ticketstream.web.live;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import ticketstream.application.account.AccountView;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.web.live.count.Counts;
import ticketstream.web.live.presence.Attendee;
import tools.jackson.databind.json.JsonMapper;

/** Every frame of the server that is not the change of a ticket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface Notice {
    JsonMapper JSON = JsonMapper.shared();

    /** The frame's text. */
    default String text() {
        return JSON.writeValueAsString(this);
    }

    /**
     * The client is known; what follows the cursor follows.
     *
     * @param missed how many changes from before this moment come first
     */
    @JsonTypeName("welcome")
    record Welcome(String cursor, int missed, AccountView account) implements Notice {}

    /** The client has to load its lists again; what follows the cursor follows. */
    @JsonTypeName("resync")
    record Resync(String cursor) implements Notice {}

    /** Rights are others now: lists have to be loaded again; what follows the cursor follows. */
    @JsonTypeName("access-changed")
    record AccessChanged(String cursor, AccountView account) implements Notice {}

    /** Frames had to be left out because the client reads too slowly; a resync comes next. */
    @JsonTypeName("lagging")
    record Lagging() implements Notice {}

    /** The server is about to stop; the client comes back with its cursor. */
    @JsonTypeName("restart")
    record Restart() implements Notice {}

    /** How many tickets are open in the part of the desk the client sees; comes again when that is another number. */
    @JsonTypeName("counters")
    record Counted(Map<TicketStatus, Integer> byStatus, Map<String, Map<TicketStatus, Integer>> byDepartment)
            implements Notice {
        static Counted of(Counts counts) {
            return new Counted(counts.byStatus(), counts.byDepartment());
        }
    }

    /** Who else is at a ticket that the client is at: all of them, each time. */
    @JsonTypeName("presence")
    record Present(String ticketId, List<Attendee> present) implements Notice {}

    /** Answers a ping. */
    @JsonTypeName("pong")
    record Pong() implements Notice {}

    /** The client's frame was refused and reached nobody. */
    @JsonTypeName("error")
    record Refused(ErrorCode code) implements Notice {}
}
