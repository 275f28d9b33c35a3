package ticketstream.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;
import tools.jackson.databind.JsonNode;

@ProductTest
class AuditApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AUDIT = "/api/v1/audit";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private final Visitor visitor;
    private final String admin;
    private final String auditor;

    @Autowired
    AuditApiIT(Visitor visitor) {
        this.visitor = visitor;
        admin = visitor.tokenOf(Role.ADMIN, null);
        auditor = visitor.tokenOf(Role.AUDITOR, null);
    }

    @Test
    void tellsWhoCameAndWentAndWhatBecameOfTheAccountInTheOrderOfTheLog() {
        var email = visitor.newAccount();
        var login = firefox(email);
        var id = login.at("/account/id").stringValue();
        changeRole(id);
        visitor.post("/api/v1/auth/logout", login.get("accessToken").stringValue(), "");
        visitor.login(email, PASSWORD);
        visitor.login(email, PASSWORD);
        visitor.delete("/api/v1/accounts/" + id + "/sessions", admin);

        var entries = await(id, 7);

        assertThat(types(entries))
                .containsExactly(
                        "audit.sessions-ended",
                        "audit.sign-in-succeeded",
                        "audit.sign-in-succeeded",
                        "audit.signed-out",
                        "account.role-changed",
                        "audit.sign-in-succeeded",
                        "account.registered");
        assertAllAre(entries, id);
        assertFirstSignIn(entries.get(5), id);
        assertThat(entries.getLast().get("data").propertyNames())
                .as("no address of mail")
                .containsExactlyInAnyOrder("username", "role", "department");
    }

    private static void assertAllAre(List<JsonNode> entries, String id) {
        assertThat(entries.reversed())
                .extracting(entry -> entry.get("position").longValue())
                .isSorted();
        assertThat(entries)
                .allMatch(entry -> entry.at("/account/id").stringValue().equals(id))
                .allMatch(entry -> entry.at("/account/username").stringValue().equals("Someone"));
        assertThat(entries.getFirst().at("/data/sessionIds")).hasSize(2);
        assertThat(entries.getFirst().at("/actor/id").stringValue()).isNotEqualTo(id);
    }

    private static void assertFirstSignIn(JsonNode entry, String id) {
        assertThat(entry.at("/actor/id").stringValue()).isEqualTo(id);
        assertThat(entry.get("address").stringValue()).isEqualTo("127.0.0.1");
        assertThat(entry.get("outcome").stringValue()).isEqualTo("succeeded");
        assertThat(entry.at("/data/secondFactor").booleanValue()).isFalse();
        assertThat(entry.at("/data/device").stringValue()).isEqualTo("Firefox on Linux");
        assertThat(entry.get("data").propertyNames()).containsExactlyInAnyOrder("sessionId", "secondFactor", "device");
    }

    @Test
    void tellsOfRefusedSignInsOnceWithTheirCountAndNeverOfWhom() {
        var email = visitor.newAccount();
        visitor.login(email, "wrong");
        visitor.login(email, "wrong again");
        visitor.login(email, "and again");
        var stranger = Visitor.newEmail();
        visitor.login(stranger, "wrong");

        var refused =
                await("type=audit.sign-in-refused&account=" + idOf(email), 1).getFirst();
        assertThat(refused.get("actor").isNull()).isTrue();
        assertThat(refused.get("outcome").stringValue()).isEqualTo("refused");
        assertThat(refused.at("/data/reason").stringValue()).isEqualTo("wrong-password");
        assertThat(refused.at("/data/count").intValue()).isBetween(1, 3);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list("type=audit.sign-in-refused&limit=100"))
                        .anyMatch(entry -> entry.get("account").isNull()
                                && entry.at("/data/reason").stringValue().equals("unknown-account")));
        assertThat(visitor.get(AUDIT + "?limit=100", auditor).body()).doesNotContain(stranger);
    }

    @Test
    void tellsWhatAdministratorsDidToTheDesk() {
        var began = Instant.now();
        var addresses = "/api/v1/settings/admin-addresses";
        visitor.put(addresses, admin, "{\"cidrs\":[\"127.0.0.0/8\",\"::1\"]}");
        visitor.put(addresses, admin, "{\"cidrs\":[]}");
        visitor.post("/api/v1/publication/refill", admin, "");
        assertEqualToAFoldOfTheLog();

        var me = json(visitor.get("/api/v1/me", admin)).get("id").stringValue();
        var entries = await("from=" + began + "&account=" + me, 6);
        assertThat(types(entries))
                .containsExactly(
                        "audit.rebuild-directed",
                        "audit.rebuild-directed",
                        "audit.rebuild-directed",
                        "audit.refill-wished",
                        "audit.admin-addresses-changed",
                        "audit.admin-addresses-changed");
        assertThat(entries)
                .extracting(entry -> entry.at("/data/step").asString(""))
                .startsWith("discard", "compare", "rebuild");
        assertThat(entries.get(5).at("/data/cidrs").toString()).isEqualTo("[\"127.0.0.0/8\",\"::1\"]");
    }

    @Test
    void tellsWhatBecameOfCustomRolesAndOfWhoHadThem() {
        var key = "r-" + UUID.randomUUID();
        var holder = visitor.guest(Role.USER, null).accountId();
        var role = "/api/v1/roles/" + key;
        var definition = "\"title\":\"%s\",\"permissions\":[\"tickets:read\"]}".formatted(key);
        visitor.post("/api/v1/roles", admin, "{\"key\":\"%s\",\"base\":\"auditor\",%s".formatted(key, definition));
        changeRole(holder, "{\"role\":\"%s\"}".formatted(key));
        visitor.put(role, admin, "{%s".formatted(definition.replace("tickets:read", "topics:refill")));
        changeRole(holder, "{\"role\":\"user\"}");
        assertThat(visitor.delete(role, admin).statusCode()).isEqualTo(204);

        var entries = await(json(visitor.get("/api/v1/me", admin)).get("id").stringValue(), 7);
        assertThat(types(entries))
                .containsExactly(
                        "custom-role.retired",
                        "account.role-changed",
                        "account.custom-role-given",
                        "custom-role.changed",
                        "account.custom-role-given",
                        "custom-role.created",
                        "account.registered");
        assertThat(entries.get(0).at("/data/roleId").stringValue()).isEqualTo("custom-role:" + key);
        assertThat(entries.get(0).get("account").isNull()).isTrue();
        assertThat(entries.get(2).at("/account/id").stringValue()).isEqualTo(holder);
        assertThat(entries.get(2).at("/data/role/permissions").toString()).isEqualTo("[\"topics:refill\"]");
        assertThat(entries.get(3).at("/data/title").stringValue()).isEqualTo(key);
        assertThat(entries.get(5).at("/data/base").stringValue()).isEqualTo("auditor");
    }

    private void assertEqualToAFoldOfTheLog() {
        visitor.post("/api/v1/projections/audit/rebuild", admin, "");
        Awaitility.await().atMost(PATIENCE).until(() -> rebuild("/state").equals("built"));
        visitor.post("/api/v1/projections/audit/rebuild/compare", admin, "");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> rebuild("/comparison/state").equals("finished"));
        assertThat(rebuild("/comparison/differing")).isEqualTo("0");
        assertThat(rebuild("/comparison/serving/rows")).isNotEqualTo("0");
        visitor.post("/api/v1/projections/audit/rebuild/discard", admin, "");
    }

    @Test
    void goesOnWhereAPageEnded() {
        var id = visitor.guest(Role.USER, null).accountId();
        changeRole(id);
        changeRole(id, "{\"role\":\"auditor\"}");
        await(id, 3);

        List<String> read = new ArrayList<>();
        var page = json(visitor.get(AUDIT + "?limit=2&account=" + id, auditor));
        page.get("items").forEach(entry -> read.add(entry.get("position").toString()));
        var cursor = page.get("next").stringValue();
        var rest = json(visitor.get(AUDIT + "?limit=2&account=" + id + "&cursor=" + cursor, auditor));
        rest.get("items").forEach(entry -> read.add(entry.get("position").toString()));

        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(read).hasSize(3).doesNotHaveDuplicates();
        assertThat(code(visitor.get(AUDIT + "?cursor=" + cursor, auditor))).isEqualTo("validation_failed");
        assertThat(code(visitor.get(AUDIT + "?account=" + id + "&cursor=" + cursor, admin)))
                .isEqualTo("validation_failed");
    }

    private void changeRole(String id) {
        changeRole(id, "{\"role\":\"agent\",\"department\":\"sales\"}");
    }

    private void changeRole(String id, String role) {
        assertThat(visitor.put("/api/v1/accounts/" + id + "/role", admin, role).statusCode())
                .isEqualTo(200);
    }

    private JsonNode firefox(String email) {
        var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
        return json(visitor.send(visitor.request("/api/v1/auth/login")
                .header("Content-Type", "application/json")
                .header("User-Agent", FIREFOX)
                .POST(BodyPublishers.ofString(body))));
    }

    private String idOf(String email) {
        return json(visitor.login(email, PASSWORD)).at("/account/id").stringValue();
    }

    private List<JsonNode> await(String query, int count) {
        var asked = query.contains("=") ? query : "account=" + query;
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(asked)).hasSize(count));
        return list(asked);
    }

    private List<JsonNode> list(String query) {
        var items = json(visitor.get(AUDIT + "?" + query, auditor)).get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static List<String> types(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.get("type").stringValue()).toList();
    }

    private String rebuild(String part) {
        return json(visitor.get("/api/v1/projections/audit", admin))
                .at("/rebuild" + part)
                .asString("");
    }
}
