package ticketstream.web.ticket;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import ticketstream.web.session.Visitor;
import tools.jackson.databind.JsonNode;

/** Somebody who has signed in and works with tickets over HTTP. */
record Caller(Visitor visitor, String token) {
    HttpResponse<String> open(String title, String category, String... headers) {
        return send("POST", "/api/v1/tickets", ticket(title, category), headers);
    }

    String opened(String title, String category) {
        return json(open(title, category)).get("id").stringValue();
    }

    HttpResponse<String> status(String id, String status, String... headers) {
        return send("PUT", "/api/v1/tickets/" + id + "/status", "{\"status\":\"" + status + "\"}", headers);
    }

    HttpResponse<String> get(String path) {
        return send("GET", "/api/v1/tickets" + path, "");
    }

    HttpResponse<String> delete(String id) {
        return send("DELETE", "/api/v1/tickets/" + id, "");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = visitor.request(path).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return visitor.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    static String ticket(String title, String category) {
        return "{\"title\":\"%s\",\"description\":\"Text\",\"category\":\"%s\"}".formatted(title, category);
    }

    static JsonNode json(HttpResponse<String> response) {
        return Visitor.json(response);
    }

    /** Id and version of the first ticket in the caller's list. */
    String first() {
        var first = json(get("?limit=1")).get("items").get(0);
        return first.get("id").stringValue() + " " + first.get("version").intValue();
    }

    /** The tickets of the caller's list. */
    List<String> ids() {
        return StreamSupport.stream(json(get("?limit=100")).get("items").spliterator(), false)
                .map(item -> item.get("id").stringValue())
                .toList();
    }
}
