package ticketstream.benchmarks.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.check.Event;
import ticketstream.benchmarks.check.Row;
import tools.jackson.databind.JsonNode;

/** From the contract's JSON to rows and events; what is missing there fails here with the JSON in the message. */
public final class Rows {
    private Rows() {}

    /** A ticket. */
    public static Row row(JsonNode ticket) {
        return new Row(
                text(ticket, "id"),
                text(ticket, "title"),
                text(ticket, "description"),
                text(ticket, "category"),
                text(ticket, "status"),
                text(ticket, "priority"),
                text(ticket.path("createdBy"), "id"),
                ticket.path("assignee").isObject() ? text(ticket.path("assignee"), "id") : null,
                Instant.parse(text(ticket, "createdAt")),
                Instant.parse(text(ticket, "updatedAt")),
                number(ticket, "version"));
    }

    /** The cursor of the page after this one; null when this is the last. */
    public static @Nullable String next(JsonNode page) {
        return page.path("next").isString() ? page.path("next").asString() : null;
    }

    static List<Event> events(String ticket, JsonNode history) {
        var events = new ArrayList<Event>();
        for (JsonNode item : history.path("items")) {
            events.add(new Event(
                    ticket,
                    number(item, "position"),
                    number(item, "version"),
                    text(item, "type"),
                    Instant.parse(text(item, "at")),
                    text(item.path("actor"), "id"),
                    flat(item.path("data"))));
        }
        return events;
    }

    static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }

    private static Map<String, String> flat(JsonNode data) {
        var fields = new HashMap<String, String>();
        data.properties().forEach(field -> {
            var value = field.getValue();
            if (!value.isNull()) {
                fields.put(field.getKey(), value.isObject() ? text(value, "id") : value.asString());
            }
        });
        return fields;
    }

    private static String text(JsonNode json, String field) {
        if (!json.path(field).isString()) {
            throw new IllegalStateException("no text '" + field + "' in " + json);
        }
        return json.path(field).asString();
    }

    private static long number(JsonNode json, String field) {
        if (!json.path(field).isIntegralNumber()) {
            throw new IllegalStateException("no number '" + field + "' in " + json);
        }
        return json.path(field).asLong();
    }
}
