package ticketstream.web.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;
import tools.jackson.databind.JsonNode;

@ProductTest
class ProjectionApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Visitor visitor;
    private final String analyst;

    @Autowired
    ProjectionApiIT(Visitor visitor) {
        this.visitor = visitor;
        analyst = visitor.tokenOf(Role.ANALYST, null);
    }

    @AfterEach
    void discard() {
        for (String name : List.of("adminoverview", "directory", "audit")) {
            act(name, "discard");
            await(name, projection -> projection.get("rebuild").isNull());
        }
    }

    @Test
    void rebuildsComparesSwitchesRollsBackAndDiscardsWhileTheListStaysTheSame() {
        var admin = visitor.tokenOf(Role.ADMIN, null);
        open(admin, "Before");
        int serving = projection("adminoverview").get("serving").intValue();
        assertThat(begin("adminoverview", analyst).statusCode()).isEqualTo(202);
        open(admin, "Meanwhile");
        await("adminoverview", isIn("built"));
        open(admin, "Afterwards");
        var list = list(admin);

        assertThat(act("adminoverview", "compare").statusCode()).isEqualTo(202);
        await(
                "adminoverview",
                compared -> state(compared.get("rebuild").get("comparison")).equals("finished"));
        var comparison = projection("adminoverview").get("rebuild").get("comparison");
        assertThat(comparison.get("differing").longValue()).isZero();
        assertThat(comparison.get("serving")).isEqualTo(comparison.get("other"));
        assertThat(comparison.get("serving").get("rows").longValue()).isPositive();

        assertThat(json(act("adminoverview", "switch")).get("serving").intValue())
                .isEqualTo(serving + 1);
        assertThat(list(admin)).isEqualTo(list);
        assertThat(json(act("adminoverview", "rollback")).get("serving").intValue())
                .isEqualTo(serving);
        assertThat(list(admin)).isEqualTo(list);
        assertThat(state(json(act("adminoverview", "discard")).get("rebuild"))).isEqualTo("discarding");
        await("adminoverview", projection -> projection.get("rebuild").isNull());
        assertThat(list(admin)).isEqualTo(list);
    }

    @Test
    void answersAsTheDocumentSays() {
        begin("directory", analyst);
        await("directory", isIn("built"));
        act("directory", "compare");
        await(
                "directory",
                compared -> state(compared.get("rebuild").get("comparison")).equals("finished"));

        var answer = projection("directory");
        var rebuild = answer.get("rebuild");
        assertThat(answer.propertyNames()).containsExactlyInAnyOrderElementsOf(documented("Projection"));
        assertThat(rebuild.propertyNames()).containsExactlyInAnyOrderElementsOf(documented("Rebuild"));
        assertThat(rebuild.get("comparison").propertyNames())
                .containsExactlyInAnyOrderElementsOf(documented("Comparison"));
        assertThat(rebuild.get("comparison").get("other").propertyNames())
                .containsExactlyInAnyOrderElementsOf(documented("GenerationContent"));
        assertThat(rebuild.get("position").longValue())
                .isEqualTo(answer.get("position").longValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "compare", "switch", "rollback", "discard"})
    void refusesWhatMakesNoSenseNow(String action) {
        var refused = act("requester", action);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("illegal_rebuild_action");
    }

    @Test
    void buildsOneFurtherGenerationAtATime() {
        begin("directory", analyst);

        assertThat(code(begin("directory", analyst))).isEqualTo("illegal_rebuild_action");
    }

    @Test
    void knowsNoOtherProjectionAndNoOtherAction() {
        assertThat(begin("nonesuch", analyst).statusCode()).isEqualTo(404);
        assertThat(act("nonesuch", "pause").statusCode()).isEqualTo(404);
        assertThat(act("requester", "explode").statusCode()).isEqualTo(404);
    }

    @Test
    void letsAdministratorsRebuild() {
        assertThat(begin("directory", visitor.tokenOf(Role.ADMIN, null)).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "AGENT", "AUDITOR"})
    void refusesEverybodyElse(Role role) {
        var token = visitor.tokenOf(role, role == Role.AGENT ? "sales" : null);

        for (String path : List.of("/rebuild", "/rebuild/pause", "/rebuild/switch", "/rebuild/discard")) {
            var refused = post("/api/v1/projections/requester" + path, token);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(code(refused)).isEqualTo("forbidden");
        }
    }

    private static Predicate<JsonNode> isIn(String state) {
        return projection -> state(projection.get("rebuild")).equals(state);
    }

    private static String state(JsonNode part) {
        return part.get("state").stringValue();
    }

    private void await(String name, Predicate<JsonNode> reached) {
        Awaitility.await().atMost(PATIENCE).until(() -> reached.test(projection(name)));
    }

    private JsonNode projection(String name) {
        return json(visitor.get("/api/v1/projections/" + name, analyst));
    }

    private HttpResponse<String> begin(String name, String token) {
        return post("/api/v1/projections/" + name + "/rebuild", token);
    }

    private HttpResponse<String> act(String name, String action) {
        return post("/api/v1/projections/" + name + "/rebuild/" + action, analyst);
    }

    private HttpResponse<String> post(String path, String token) {
        return visitor.send(
                visitor.request(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
    }

    private void open(String token, String title) {
        var body = "{\"title\":\"%s\",\"description\":\"Text\",\"category\":\"sales\"}".formatted(title);
        var opened = visitor.send(visitor.request("/api/v1/tickets")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(opened.statusCode()).isEqualTo(201);
    }

    private List<JsonNode> list(String token) {
        List<JsonNode> items = new ArrayList<>();
        json(visitor.get("/api/v1/tickets?limit=100", token)).get("items").forEach(items::add);
        return items;
    }

    private List<String> documented(String schema) {
        return List.copyOf(json(visitor.send(visitor.request("/v3/api-docs")))
                .get("components")
                .get("schemas")
                .get(schema)
                .get("properties")
                .propertyNames());
    }
}
