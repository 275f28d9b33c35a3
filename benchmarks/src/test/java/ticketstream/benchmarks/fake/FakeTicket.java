package ticketstream.benchmarks.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ticket of the pretended product: nothing but its events, and what they come to. */
record FakeTicket(List<FakeLog.Entry> events, String status, boolean deleted) {
    static final FakeTicket NONE = new FakeTicket(List.of(), "", true);

    static FakeTicket after(@Nullable FakeTicket before, FakeLog.Entry event) {
        var events = new ArrayList<>(before == null ? List.of() : before.events());
        events.add(event);
        String status = before == null ? "waiting" : before.status();
        return new FakeTicket(
                events,
                Objects.toString(event.data().get("to"), status),
                event.type().equals("ticket.deleted"));
    }

    static boolean mayBecome(String from, String to) {
        return List.of(
                        "waiting in-progress",
                        "waiting resolved",
                        "in-progress waiting",
                        "in-progress resolved",
                        "resolved closed",
                        "resolved in-progress",
                        "closed in-progress")
                .contains(from + " " + to);
    }

    long version() {
        return events.size();
    }

    boolean visibleTo(FakeDesk.Account account) {
        return !deleted
                && switch (account.role()) {
                    case "user" -> events.getFirst().actor().equals(account.id());
                    case "agent" -> Objects.equals(events.getFirst().data().get("category"), account.department());
                    default -> true;
                };
    }

    List<Map<String, Object>> history() {
        return events.stream()
                .map(event -> Map.<String, Object>of(
                        "position", event.position(),
                        "version", event.version(),
                        "type", event.type(),
                        "at", event.at(),
                        "actor", Map.of("id", event.actor()),
                        "data", event.data()))
                .toList();
    }

    Map<String, @Nullable Object> json() {
        var first = events.getFirst();
        var json = new HashMap<String, @Nullable Object>(first.data());
        json.put("id", first.ticket());
        json.put("status", status);
        json.put("priority", "normal");
        json.put("assignee", null);
        json.put("createdAt", first.at());
        json.put("updatedAt", events.getLast().at());
        json.put("version", version());
        return json;
    }

    Map<String, Object> frame(FakeLog.Entry event) {
        var frame = new HashMap<String, Object>(Map.of(
                "type",
                        event.type().equals("ticket.status-updated")
                                ? "status-updated"
                                : event.type().replace('.', '-'),
                "cursor", Integer.toString(event.position()),
                "position", event.position(),
                "ticketId", event.ticket(),
                "version", event.version()));
        if (!deleted) {
            frame.put("ticket", json());
        }
        return frame;
    }
}
