package ticketstream.benchmarks.client;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.check.Shown;
import tools.jackson.databind.JsonNode;

/**
 * One frame from the live socket.
 *
 * @param receivedNanos {@link System#nanoTime()} when its last byte was here
 */
public record Frame(String type, JsonNode json, long receivedNanos) {
    private static final Set<String> CHANGES = Set.of(
            "ticket-created",
            "status-updated",
            "ticket-updated",
            "ticket-assigned",
            "ticket-replied",
            "ticket-noted",
            "ticket-deleted",
            "ticket-gone");

    /** Whether this frame tells of a ticket. */
    public boolean change() {
        return CHANGES.contains(type);
    }

    /** The ticket it tells of; empty in other frames. */
    public String ticketId() {
        return json.path("ticketId").asString("");
    }

    /** The ticket's version; 0 in other frames. */
    public long version() {
        return json.path("version").asLong(0);
    }

    /** The ticket's title as the frame carries it; empty when it carries none. */
    public String title() {
        return json.path("ticket").path("title").asString("");
    }

    /** The ticket as the frame carries it; null when it takes the ticket away. */
    public @Nullable Row row() {
        return json.path("ticket").isObject() ? Rows.row(json.path("ticket")) : null;
    }

    /** This frame as evidence. */
    public Shown shown() {
        return new Shown(type, ticketId(), version(), row());
    }

    @Nullable
    String cursor() {
        return json.path("cursor").isString() ? json.path("cursor").asString() : null;
    }
}
