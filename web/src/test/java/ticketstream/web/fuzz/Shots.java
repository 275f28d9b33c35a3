package ticketstream.web.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import ticketstream.web.session.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests of operations: sound ones, and such with something wrong in the path, the query, a header or the body. */
final class Shots {
    private static final List<String> TYPES = List.of(
            "text/plain", "application/xml", "application/json; charset=utf-7", "*/*", "application/json;", "x");

    private final Visitor visitor;
    private final Values values;
    private final Spoiler spoiler;

    Shots(Visitor visitor, Values values, RandomGenerator random) {
        this.visitor = visitor;
        this.values = values;
        this.spoiler = new Spoiler(values, random);
    }

    HttpRequest.Builder of(ApiDocument.Operation operation, @Nullable String token) {
        HttpRequest.Builder request = visitor.request(path(operation) + query(operation));
        headers(operation).forEach(request::header);
        if (token != null) {
            request.header("Authorization", (values.chance(98) ? "Bearer " : "bearer ") + token);
        }
        JsonNode schema = operation.body();
        return request.method(
                operation.method().toUpperCase(Locale.ROOT),
                schema == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body(schema, request)));
    }

    /** What exists of a kind goes by the name of the segment before it. */
    private String path(ApiDocument.Operation operation) {
        StringBuilder path = new StringBuilder();
        String kind = "";
        for (String segment : operation.path().substring(1).split("/", -1)) {
            boolean open = segment.startsWith("{");
            path.append('/').append(open ? encoded(text(kind, Values.TEXT)) : segment);
            kind = segment;
        }
        return path.toString();
    }

    private String query(ApiDocument.Operation operation) {
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.get("in").asString().equals("query") && values.chance(40)) {
                String name = parameter.get("name").asString();
                query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                query.append(encoded(text(name, parameter.get("schema"))));
            }
        }
        if (values.chance(2)) {
            query.append(query.isEmpty() ? '?' : '&').append(encoded(values.nasty()));
        }
        return query.toString();
    }

    private Map<String, String> headers(ApiDocument.Operation operation) {
        Map<String, String> headers = new TreeMap<>();
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.get("in").asString().equals("header") && values.chance(30)) {
                String name = parameter.get("name").asString();
                headers.put(name, printable(text(name, parameter.get("schema"))));
            }
        }
        if (values.chance(3)) {
            headers.put(
                    values.any(List.of("traceparent", "X-Forwarded-For", "X-HTTP-Method-Override", "Cookie")),
                    printable(values.nasty()));
        }
        return headers;
    }

    /** What HTTP allows in a header; the rest is said by clients of other tests, byte by byte. */
    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private String text(String name, JsonNode schema) {
        return values.chance(75) ? String.valueOf(values.valid(name, schema)) : values.nasty();
    }

    private String body(JsonNode schema, HttpRequest.Builder request) {
        if (!values.chance(3)) {
            request.header("Content-Type", values.chance(97) ? "application/json" : values.any(TYPES));
        }
        if (values.chance(1)) {
            request.header("Content-Encoding", "gzip");
        }
        ObjectNode sound = values.object(schema);
        return values.chance(60) ? sound.toString() : spoiler.spoil(sound);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
