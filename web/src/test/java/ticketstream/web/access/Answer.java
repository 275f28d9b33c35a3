package ticketstream.web.access;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ticketstream.web.session.Visitor;

/** What came back: all a caller can tell answers apart by, without what is different each time. */
record Answer(int status, Map<String, List<String>> headers, String body) {
    private static final Set<String> DIFFERENT_EACH_TIME = Set.of("date", "traceparent", "connection", "keep-alive");
    private static final Map<Integer, String> USUAL =
            Map.of(400, "validation_failed", 401, "unauthenticated", 403, "forbidden", 404, "ticket_not_found");

    static Answer of(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(DIFFERENT_EACH_TIME);
        return new Answer(
                response.statusCode(),
                headers,
                response.body().replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "\"traceId\":\"\""));
    }

    boolean isRefusal() {
        return status >= 400;
    }

    /** As a table says it: the status, and the code of a problem unless it is the one that usually goes with it. */
    String word() {
        if (!isRefusal()) {
            return String.valueOf(status);
        }
        if (!headers.getOrDefault("content-type", List.of()).equals(List.of("application/problem+json"))) {
            return status + " that is no problem+json";
        }
        var code = Visitor.json(body).path("code").asString("none");
        return code.equals(USUAL.get(status)) ? String.valueOf(status) : status + ":" + code;
    }
}
