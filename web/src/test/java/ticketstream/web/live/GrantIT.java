package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class GrantIT {
    private final Visitor visitor;
    private final String admin;
    private final String user;
    private final String userId;
    private final String sold;
    private final String serviced;

    @Autowired
    GrantIT(Visitor visitor) {
        this.visitor = visitor;
        admin = visitor.tokenOf(Role.ADMIN, null);
        user = visitor.tokenOf(Role.USER, null);
        userId = json(visitor.get("/api/v1/me", user)).get("id").stringValue();
        sold = open("sales");
        serviced = open("technical-support");
    }

    @Test
    void beginsAndEndsByItselfInListsAndInOpenWindows() {
        var window = connect();
        var end = Instant.now().plusSeconds(4);
        assertThat(tickets()).isEmpty();

        assertThat(give("\"role\":\"agent\",\"department\":\"sales\"", end).statusCode())
                .isEqualTo(201);

        window.awaitType("access-changed");
        assertThat(tickets()).contains(sold).doesNotContain(serviced);
        assertThat(setStatus(sold).statusCode()).isEqualTo(200);
        assertThat(setStatus(serviced).statusCode()).isEqualTo(404);
        window.awaitType("status-updated");

        Awaitility.await()
                .atMost(Duration.ofSeconds(6))
                .until(() ->
                        window.types().stream().filter("access-changed"::equals).count() == 2);
        assertThat(Instant.now()).isBetween(end, end.plusSeconds(1));
        assertThat(tickets()).isEmpty();
        assertThat(visitor.get("/api/v1/tickets/" + sold, user).statusCode()).isEqualTo(404);
        assertThat(states()).containsExactly("ended");
        window.leaves();
    }

    @Test
    void showsOneTicketAloneWhereverItGoes() {
        var window = connect();
        give(
                "\"role\":\"agent\",\"ticketId\":\"%s\"".formatted(sold),
                Instant.now().plusSeconds(60));
        window.awaitType("access-changed");

        assertThat(tickets()).containsExactly(sold);
        patch(sold, "{\"category\":\"technical-support\"}");
        window.awaitType("ticket-updated");
        assertThat(window.types()).doesNotContain("ticket-gone");
        assertThat(setStatus(serviced).statusCode()).isEqualTo(404);
        setStatus(sold);
        window.awaitType("status-updated");
        assertThat(tickets()).containsExactly(sold);
        window.leaves();
    }

    @Test
    void keepsATicketThatMovesBetweenTwoDepartmentsOfTheSameWindow() {
        give("\"role\":\"agent\",\"department\":\"sales\"", Instant.now().plusSeconds(60));
        give(
                "\"role\":\"agent\",\"department\":\"technical-support\"",
                Instant.now().plusSeconds(60));
        var window = connect();

        patch(sold, "{\"category\":\"technical-support\"}");
        window.awaitVersion(2);
        patch(serviced, "{\"category\":\"general-inquiry\"}");
        window.awaitType("ticket-gone");

        assertThat(window.frames())
                .filteredOn(frame -> frame.get("type").stringValue().equals("ticket-gone"))
                .extracting(frame -> frame.get("ticketId").stringValue())
                .containsExactly(serviced);
        assertThat(tickets()).contains(sold).doesNotContain(serviced);
        window.leaves();
    }

    @Test
    void waitsForASecondAdministratorAndIsTakenBack() {
        var end = Instant.now().plusSeconds(60);
        var given = give("\"role\":\"auditor\",\"needsApproval\":true", end);
        var path = grants() + "/" + json(given).get("id").stringValue();
        assertThat(json(given).get("state").stringValue()).isEqualTo("pending");
        assertThat(tickets()).isEmpty();

        assertThat(code(post(path + "/approve", "", admin))).isEqualTo("second_administrator_needed");
        assertThat(post(path + "/approve", "", visitor.tokenOf(Role.ADMIN, null))
                        .statusCode())
                .isEqualTo(200);
        assertThat(tickets()).contains(sold, serviced);

        assertThat(send(path, "DELETE", "", admin).statusCode()).isEqualTo(204);
        assertThat(tickets()).isEmpty();
        assertThat(states()).containsExactly("withdrawn");
        assertThat(code(send(path, "DELETE", "", admin))).isEqualTo("grant_not_found");
        assertThat(history())
                .containsExactly(
                        "account.registered",
                        "account.grant-given",
                        "account.grant-approved",
                        "account.grant-withdrawn");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"role\":\"agent\"' | 60 | grant_unsound",
                "'\"role\":\"agent\",\"permission\":\"tickets:read\",\"department\":\"sales\"' | 60 | grant_unsound",
                "'\"role\":\"agent\",\"department\":\"nowhere\"' | 60 | validation_failed",
                "'\"permission\":\"everything\"' | 60 | validation_failed",
                "'\"role\":\"auditor\"' | -1 | validation_failed",
                "'\"role\":\"auditor\"' | 40000000 | validation_failed",
                "'\"role\":\"auditor\",\"forever\":true' | 60 | unknown_field"
            })
    void refusesWhatMeansNothing(String what, long seconds, String code) {
        assertThat(code(give(what, Instant.now().plusSeconds(seconds)))).isEqualTo(code);
        assertThat(states()).isEmpty();
    }

    @Test
    void doesNotLetWhoAdministersForATimeMakeThatLast() {
        give("\"role\":\"admin\"", Instant.now().plusSeconds(60));
        assertThat(visitor.get("/api/v1/accounts", user).statusCode()).isEqualTo(200);

        var account = "/api/v1/accounts/" + userId;
        assertThat(send(account + "/role", "PUT", "{\"role\":\"admin\"}", user).statusCode())
                .isEqualTo(403);
        assertThat(post(grants(), grant("\"role\":\"admin\"", Instant.now().plusSeconds(600)), user)
                        .statusCode())
                .isEqualTo(403);
        var another = "{\"username\":\"A\",\"email\":\"%s\",\"password\":\"%s\",\"role\":\"admin\"}"
                .formatted(Visitor.newEmail(), Visitor.PASSWORD);
        assertThat(post("/api/v1/accounts", another, user).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"USER,", "AGENT,sales", "AUDITOR,", "ANALYST,"})
    void isClosedToEverybodyElse(Role role, String department) {
        var token = visitor.tokenOf(role, department);

        assertThat(post(grants(), grant("\"role\":\"admin\"", Instant.now().plusSeconds(9)), token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(grants() + "/x/approve", "", token).statusCode()).isEqualTo(403);
        assertThat(send(grants() + "/x", "DELETE", "", token).statusCode()).isEqualTo(403);
        assertThat(visitor.get(grants(), token).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/api/v1/accounts/%s/history".formatted(userId), token)
                        .statusCode())
                .isEqualTo(role == Role.AUDITOR ? 200 : 403);
    }

    @Test
    void tellsItsHolderWhatIsHeldNow() {
        give(
                "\"permission\":\"tickets:delete\",\"department\":\"sales\"",
                Instant.now().plusSeconds(60));

        var me = json(visitor.get("/api/v1/me", user));
        assertThat(me.get("permissions"))
                .extracting(permission -> permission.stringValue())
                .containsExactly("tickets:read", "tickets:open", "tickets:edit-waiting", "tickets:delete");
        assertThat(me.get("grants"))
                .extracting(
                        held -> held.get("permission").stringValue(),
                        held -> held.get("department").stringValue())
                .containsExactly(tuple("tickets:delete", "sales"));
        assertThat(send("/api/v1/tickets/" + sold, "DELETE", "", user).statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> give(String what, Instant until) {
        return post(grants(), grant(what, until), admin);
    }

    private static String grant(String what, Instant until) {
        return "{%s,\"until\":\"%s\",\"reason\":\"Somebody is ill\"}".formatted(what, until);
    }

    private String grants() {
        return "/api/v1/accounts/" + userId + "/grants";
    }

    private List<String> states() {
        return texts(visitor.get(grants(), admin), "state");
    }

    private List<String> history() {
        return texts(visitor.get("/api/v1/accounts/%s/history".formatted(userId), admin), "type");
    }

    private List<String> tickets() {
        return texts(visitor.get("/api/v1/tickets?limit=100", user), "id");
    }

    private static List<String> texts(HttpResponse<String> list, String field) {
        return StreamSupport.stream(json(list).get("items").spliterator(), false)
                .map(item -> item.get(field).stringValue())
                .toList();
    }

    private String open(String category) {
        var body = "{\"title\":\"T\",\"description\":\"D\",\"category\":\"%s\"}".formatted(category);
        return json(post("/api/v1/tickets", body, admin)).get("id").stringValue();
    }

    private HttpResponse<String> setStatus(String id) {
        return send("/api/v1/tickets/%s/status".formatted(id), "PUT", "{\"status\":\"in-progress\"}", user);
    }

    private void patch(String id, String body) {
        assertThat(send("/api/v1/tickets/" + id, "PATCH", body, admin).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String body, String token) {
        return send(path, "POST", body, token);
    }

    private HttpResponse<String> send(String path, String method, String body, String token) {
        var request = visitor.request(path).header("Authorization", "Bearer " + token);
        if (body.isEmpty()) {
            return visitor.send(request.method(method, BodyPublishers.noBody()));
        }
        return visitor.send(
                request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)));
    }

    private LiveClient connect() {
        return LiveClient.connect(URI.create("ws://localhost:" + visitor.port() + "/live"))
                .hello(user, null);
    }
}
