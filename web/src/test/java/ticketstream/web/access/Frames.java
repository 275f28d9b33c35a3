package ticketstream.web.access;

import static java.util.stream.Collectors.toCollection;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketState;
import ticketstream.web.live.ProtocolDocument;
import tools.jackson.databind.JsonNode;

/** Says what frames showed, as the tables do, and what is wrong with them. */
record Frames(ProtocolDocument protocol) {
    /** The types of those about one ticket, as it is now and as the list shows it; {@code none} without any. */
    String found(List<JsonNode> news, TicketState after, @Nullable JsonNode shown) {
        var types = new TreeSet<String>();
        for (var frame : news) {
            if (Window.isAbout(frame, after.id())) {
                types.add(Window.type(frame) + remark(frame, after, shown));
            }
        }
        return types.isEmpty() ? "none" : String.join("+", types);
    }

    private String remark(JsonNode frame, TicketState after, @Nullable JsonNode shown) {
        if (Window.version(frame) != after.version()) {
            return " of version " + Window.version(frame);
        }
        if (!new TreeSet<>(frame.propertyNames())
                .equals(new TreeSet<>(protocol.fieldsOf(Window.type(frame)).keySet()))) {
            return " with " + frame.propertyNames();
        }
        return frame.has("ticket") && !frame.get("ticket").equals(shown) ? " unlike the list: " + frame : "";
    }

    static String types(List<JsonNode> frames) {
        return String.join("+", frames.stream().map(Window::type).collect(toCollection(TreeSet::new)));
    }

    static String changes(List<JsonNode> frames) {
        var changes = new TreeSet<String>();
        frames.stream()
                .filter(frame -> frame.has("ticketId"))
                .forEach(frame -> changes.add("%s %s %d"
                        .formatted(frame.get("ticketId").stringValue(), Window.type(frame), Window.version(frame))));
        return changes.toString();
    }
}
