package ticketstream.web.live.presence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one node says to the others about one ticket.
 *
 * @param node named anew with each start
 * @param present everybody who is there on this node, each account once; nobody when the last one left
 */
public record Announcement(String node, String ticketId, List<Attendee> present) {
    public Announcement {
        requireNonNull(node);
        requireNonNull(ticketId);
        present = List.copyOf(present);
    }
}
