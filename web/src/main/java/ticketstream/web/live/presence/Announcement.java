package ticketstream.web.live.presence;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;

/**
 * What one node says to the others about some tickets.
 *
 * @param node named anew with each start
 * @param present by ticket everybody who is there on this node, each account once; nobody where the last one left
 */
public record Announcement(String node, Map<String, List<Attendee>> present) {
    public Announcement {
        requireNonNull(node);
        present = present.entrySet().stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, one -> List.copyOf(one.getValue())));
    }
}
