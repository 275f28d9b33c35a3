package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;

/** An administrator, a user to whom rights are given, and two tickets the user did not open. */
final class GrantScene {
    final String admin;
    final String user;
    final String userId;
    final String sold;
    final String serviced;
    private final Visitor visitor;

    GrantScene(Visitor visitor) {
        this.visitor = visitor;
        admin = visitor.tokenOf(Role.ADMIN, null);
        user = visitor.tokenOf(Role.USER, null);
        userId = json(visitor.get("/api/v1/me", user)).get("id").stringValue();
        sold = open("sales");
        serviced = open("technical-support");
    }

    HttpResponse<String> give(String what, Instant until) {
        return post(grants(), grant(what, until), admin);
    }

    static String grant(String what, Instant until) {
        return "{%s,\"until\":\"%s\",\"reason\":\"Somebody is ill\"}".formatted(what, until);
    }

    String grants() {
        return "/api/v1/accounts/" + userId + "/grants";
    }

    List<String> states() {
        return texts(visitor.get(grants(), admin), "state");
    }

    List<String> history() {
        return texts(visitor.get("/api/v1/accounts/%s/history".formatted(userId), admin), "type");
    }

    List<String> tickets() {
        return texts(visitor.get("/api/v1/tickets?limit=100", user), "id");
    }

    private static List<String> texts(HttpResponse<String> list, String field) {
        return StreamSupport.stream(json(list).get("items").spliterator(), false)
                .map(item -> item.get(field).stringValue())
                .toList();
    }

    String open(String category) {
        var body = "{\"title\":\"T\",\"description\":\"D\",\"category\":\"%s\"}".formatted(category);
        return json(post("/api/v1/tickets", body, admin)).get("id").stringValue();
    }

    HttpResponse<String> setStatus(String id) {
        return send("/api/v1/tickets/%s/status".formatted(id), "PUT", "{\"status\":\"in-progress\"}", user);
    }

    void patch(String id, String body) {
        assertThat(send("/api/v1/tickets/" + id, "PATCH", body, admin).statusCode())
                .isEqualTo(200);
    }

    HttpResponse<String> post(String path, String body, String token) {
        return send(path, "POST", body, token);
    }

    HttpResponse<String> send(String path, String method, String body, String token) {
        var request = visitor.request(path).header("Authorization", "Bearer " + token);
        if (body.isEmpty()) {
            return visitor.send(request.method(method, BodyPublishers.noBody()));
        }
        return visitor.send(
                request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    LiveClient connect() {
        return LiveClient.connect(URI.create("ws://localhost:" + visitor.port() + "/live"))
                .hello(user, null);
    }
}
