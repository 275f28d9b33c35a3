package ticketstream.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.newEmail;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;
import tools.jackson.databind.JsonNode;

@DeskTest
class RoleIT {
    private static final String ROLES = "/api/v1/roles";
    private static final String CHANGE = "{\"title\":\"Boss\",\"permissions\":[\"tickets:read\"]}";

    private final Visitor visitor;
    private final String admin;
    private final String key = "r-" + UUID.randomUUID();

    @Autowired
    RoleIT(Visitor visitor) {
        this.visitor = visitor;
        admin = visitor.tokenOf(Role.ADMIN, null);
    }

    @Test
    void namesTheFiveWithWhatTheyContain() {
        var agent = role("agent");

        assertThat(agent.get("title").isNull()).isTrue();
        assertThat(agent.get("base").stringValue()).isEqualTo("agent");
        assertThat(agent.get("version").intValue()).isZero();
        assertThat(agent.get("permissions").toString())
                .isEqualTo(
                        "[\"tickets:read\",\"tickets:open\",\"tickets:work\",\"tickets:assign\",\"tickets:reply\",\"tickets:note\",\"tickets:read-notes\"]");
        assertThat(agent.get("holders").isNull()).isTrue();
    }

    @Test
    void livesFromItsCreationToItsRetirement() {
        var created = create("\"Cafe\\u0301 chief \"", "agent", "\"tickets:delete\",\"tickets:read\"");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(ROLES + "/" + key);
        assertThat(created.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(json(created)).isEqualTo(role(key));
        assertThat(role(key).toString())
                .isEqualTo(("{\"key\":\"%s\",\"title\":\"Caf\u00e9 chief\",\"base\":\"agent\","
                                + "\"permissions\":[\"tickets:read\",\"tickets:delete\"],\"version\":1,\"holders\":0}")
                        .formatted(key));

        var stale = with("PUT", CHANGE, "\"2\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).get("currentVersion").intValue()).isEqualTo(1);
        var changed = with("PUT", CHANGE, "\"1\"");
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(json(changed)).isEqualTo(role(key));

        assertThat(with("DELETE", "", "\"1\"").statusCode()).isEqualTo(412);
        assertThat(with("DELETE", "", "\"2\"").statusCode()).isEqualTo(204);
        assertThat(code(with("DELETE", "", "*"))).isEqualTo("role_not_found");
        assertThat(keys()).doesNotContain(key);
    }

    @Test
    void isGivenAndTakenLikeAnyOther() {
        create("\"Supervisor\"", "agent", "\"tickets:read\",\"tickets:delete\"");
        var holder = visitor.guest(Role.USER, null);
        var path = "/api/v1/accounts/" + holder.accountId() + "/role";
        var body = "{\"role\":\"%s\",\"department\":%s}";

        assertThat(code(visitor.put(path, admin, body.formatted(key, "null")))).isEqualTo("department_required");
        var given = json(visitor.put(path, admin, body.formatted(key, "\"sales\"")));

        for (var shown : new JsonNode[] {given, json(visitor.get("/api/v1/me", holder.token()))}) {
            assertThat(shown.get("role").stringValue()).isEqualTo(key);
            assertThat(shown.get("roleTitle").stringValue()).isEqualTo("Supervisor");
            assertThat(shown.get("base").stringValue()).isEqualTo("agent");
        }
        assertThat(json(visitor.get("/api/v1/me", holder.token()))
                        .get("permissions")
                        .toString())
                .isEqualTo("[\"tickets:read\",\"tickets:delete\"]");
        assertThat(role(key).get("holders").intValue()).isEqualTo(1);
        assertThat(code(with("DELETE", "", "*"))).isEqualTo("role_in_use");

        visitor.put(path, admin, "{\"role\":\"user\"}");
        assertThat(with("DELETE", "", "*").statusCode()).isEqualTo(204);
        assertThat(code(visitor.put(path, admin, body.formatted(key, "\"sales\""))))
                .isEqualTo("validation_failed");
    }

    @Test
    void reachesWhoHasItAtOnce() {
        create("\"Watcher\"", "auditor", "\"tickets:read\"");
        var holder = visitor.guest(Role.USER, null);
        visitor.put("/api/v1/accounts/" + holder.accountId() + "/role", admin, "{\"role\":\"%s\"}".formatted(key));
        assertThat(visitor.get(ROLES, holder.token()).statusCode()).isEqualTo(403);
        var grants = "/api/v1/accounts/" + holder.accountId() + "/grants";
        var grant = "{\"until\":\"%s\",\"reason\":\"R\",%s}";
        var soon = Instant.now().plusSeconds(600);
        assertThat(code(visitor.post(grants, admin, grant.formatted(soon, "\"role\":\"%s\"".formatted(key)))))
                .as("no custom role for a time")
                .isEqualTo("validation_failed");
        visitor.post(grants, admin, grant.formatted(soon, "\"permission\":\"topics:refill\""));

        visitor.put(ROLES + "/" + key, admin, "{\"title\":\"Overseer\",\"permissions\":[\"projections:read\"]}");

        var me = json(visitor.get("/api/v1/me", holder.token()));
        assertThat(me.get("permissions").toString()).isEqualTo("[\"projections:read\",\"topics:refill\"]");
        assertThat(me.get("rolePermissions").toString()).isEqualTo("[\"projections:read\"]");
        assertThat(me.get("roleTitle").stringValue()).isEqualTo("Overseer");
    }

    @Test
    void isSignedInWith() {
        create("\"Reader\"", "auditor", "\"tickets:read\"");
        var email = newEmail();
        var account = visitor.post(
                "/api/v1/accounts",
                admin,
                "{\"username\":\"Bo\",\"email\":\"%s\",\"password\":\"%s\",\"role\":\"%s\"}"
                        .formatted(email, PASSWORD, key));

        assertThat(account.statusCode()).isEqualTo(201);
        var signedIn = json(visitor.login(email, PASSWORD)).get("account");
        assertThat(signedIn.get("role").stringValue()).isEqualTo(key);
        assertThat(signedIn.get("base").stringValue()).isEqualTo("auditor");
        assertThat(code(with("DELETE", "", "*"))).isEqualTo("role_in_use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent | \"tickets:read\" | 409 | role_key_taken",
                "x | \"tickets:read\" | 400 | validation_failed",
                "Big | \"tickets:read\" | 400 | validation_failed",
                "-a | \"tickets:read\" | 400 | validation_failed",
                "a234567890123456789012345678901234567890x | \"tickets:read\" | 400 | validation_failed",
                "fine-key | \"everything\" | 400 | validation_failed",
                "fine-key | null | 400 | validation_failed",
                "fine-key | '' | 400 | validation_failed",
                "fine-key | \"accounts:administer\" | 400 | administering_not_allowed",
                "fine-key | \"projections:read\" | 400 | desk_required"
            })
    void refusesWhatIsNoRole(String refused, String permissions, int status, String code) {
        var answer = create(refused, "\"T\"", "agent", permissions);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(keys()).doesNotContain("fine-key");
    }

    @Test
    void isNotCalledAsAnotherIs() {
        create("\"First line\"", "agent", "\"tickets:read\"");
        assertThat(code(create("other", "\"FIRST\u00A0L\u00ADINE\"", "agent", "\"tickets:read\"")))
                .isEqualTo("role_title_taken");
        assertThat(with("PUT", "{\"title\":\"first line\",\"permissions\":[\"tickets:read\"]}", "*")
                        .statusCode())
                .isEqualTo(200);
        assertThat(code(create("boss", "\"Administrator\"", "agent", "\"tickets:read\"")))
                .isEqualTo("role_title_taken");
        assertThat(code(with("PUT", "{\"title\":\"ANALYST\",\"permissions\":[\"tickets:read\"]}", "*")))
                .isEqualTo("role_title_taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "agents", "r-1"})
    void reachesAsFarAsOneOfFour(String base) {
        assertThat(code(create("\"T\"", base, "\"tickets:read\""))).isEqualTo("validation_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "null", "7", "\"a\\nb\"", "\"\\u202eab\""})
    void isNamedOnOneLine(String title) {
        assertThat(code(create(title, "agent", "\"tickets:read\""))).isEqualTo("validation_failed");
        assertThat(create("\"%s\"".formatted("x".repeat(61)), "agent", "\"tickets:read\"")
                        .statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> create(String title, String base, String permissions) {
        return create(key, title, base, permissions);
    }

    private HttpResponse<String> create(String name, String title, String base, String permissions) {
        return visitor.post(
                ROLES,
                admin,
                "{\"key\":\"%s\",\"title\":%s,\"base\":\"%s\",\"permissions\":[%s]}"
                        .formatted(name, title, base, permissions));
    }

    private HttpResponse<String> with(String method, String body, String ifMatch) {
        return visitor.send(visitor.request(ROLES + "/" + key)
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private JsonNode role(String name) {
        return StreamSupport.stream(list().spliterator(), false)
                .filter(role -> role.get("key").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> keys() {
        return StreamSupport.stream(list().spliterator(), false)
                .map(role -> role.get("key").stringValue())
                .toList();
    }

    private JsonNode list() {
        return json(visitor.get(ROLES, admin)).get("items");
    }
}
