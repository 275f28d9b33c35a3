package ticketstream.benchmarks.fake;

import java.util.List;
import java.util.Map;
import ticketstream.benchmarks.fake.FakeConnection.Reply;
import ticketstream.benchmarks.fake.FakeConnection.Request;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which call does what, with the contract's status codes. */
final class FakeRoutes {
    private FakeRoutes() {}

    static Reply answer(FakeDesk desk, Request request) {
        String path = request.path().replaceFirst("^/api/v1", "");
        var body = JsonMapper.shared().readTree(request.body().isEmpty() ? "{}" : request.body());
        return switch (request.method() + " " + path.replaceFirst("\\?.*", "")) {
            case "POST /auth/register" -> json(201, desk.register(body, "user"));
            case "POST /auth/login" -> login(desk, body);
            default -> signedIn(desk, request, path, body);
        };
    }

    private static Reply login(FakeDesk desk, JsonNode body) {
        var account = desk.login(body);
        return account == null
                ? problem(401, "bad_credentials")
                : json(200, Map.of("accessToken", account.id(), "account", account));
    }

    private static Reply signedIn(FakeDesk desk, Request request, String path, JsonNode body) {
        var account =
                desk.account(request.headers().getOrDefault("authorization", "").replace("Bearer ", ""));
        if (account == null) {
            return problem(401, "unauthenticated");
        }
        var parts = List.of(path.replaceFirst("\\?.*", "").split("/", -1));
        String id = parts.size() > 2 ? parts.get(2) : "";
        String what = request.method() + (parts.size() > 3 ? " " + parts.get(3) : id.isEmpty() ? "" : " one");
        if (parts.get(1).equals("accounts")) {
            return id.isEmpty()
                    ? json(201, desk.register(body, body.path("role").asString("user")))
                    : json(200, desk.role(id, body));
        }
        long base = Long.parseLong(
                request.headers().getOrDefault("if-match", "\"0\"").replace("\"", ""));
        return switch (what) {
            case "POST" -> desk.create(account, body, request.headers().getOrDefault("idempotency-key", ""));
            case "GET" -> desk.list(account, path);
            case "GET one" -> desk.ticket(account, id);
            case "GET history" -> desk.history(account, id);
            case "PUT status" -> desk.status(account, id, body.path("status").asString(""), base);
            case "DELETE one" -> desk.delete(account, id, base);
            default -> problem(404, "not_found");
        };
    }

    static Reply json(int status, Object body) {
        return new Reply(status, JsonMapper.shared().writeValueAsString(body));
    }

    static Reply problem(int status, String code) {
        return json(status, Map.of("status", status, "code", code));
    }
}
