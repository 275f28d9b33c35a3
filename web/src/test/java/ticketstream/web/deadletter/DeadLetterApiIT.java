package ticketstream.web.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import com.mongodb.client.MongoDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;
import tools.jackson.databind.JsonNode;

/** A row that somebody made unreadable stands for whatever keeps an event from being applied. */
@ProductTest
class DeadLetterApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Visitor visitor;
    private final MongoDatabase database;
    private final HealthIndicator readModels;
    private final String admin;
    private final String analyst;

    @Autowired
    DeadLetterApiIT(Visitor visitor, MongoDatabase database, @Qualifier("readModels") HealthIndicator readModels) {
        this.visitor = visitor;
        this.database = database;
        this.readModels = readModels;
        admin = visitor.tokenOf(Role.ADMIN, null);
        analyst = visitor.tokenOf(Role.ANALYST, null);
    }

    @Test
    void showsWhatWaitsAndAppliesItWhenTheCauseIsMended() {
        var id = open();
        spoil(id);
        setStatus(id, "in-progress");
        setStatus(id, "resolved");
        Awaitility.await().atMost(PATIENCE).until(() -> letter(id, admin).isPresent() && status().equals("DEGRADED"));

        var other = open();
        setStatus(other, "in-progress");
        Awaitility.await().atMost(PATIENCE).until(() -> version("adminoverview", other) == 2);
        assertThat(version("adminoverview", id)).isEqualTo(1);
        assertThat(version("requester", id)).isEqualTo(3);
        var waiting = letter(id, admin).orElseThrow();
        assertThat(waiting.propertyNames())
                .containsExactlyInAnyOrderElementsOf(documented("DeadLetter").propertyNames());
        assertThat(waiting.get("projection").stringValue()).isEqualTo("adminoverview");
        assertThat(waiting.get("detail").stringValue()).isNotEmpty();
        assertThat(waiting.get("events"))
                .extracting(event -> event.get("version").longValue())
                .containsExactly(2L, 3L);
        assertThat(letter(id, analyst).orElseThrow().get("detail").isNull()).isTrue();

        mend(id);
    }

    private void mend(String id) {
        var tried = post(id, "retry", "{}", analyst);
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(json(tried).get("waiting").get("events")).hasSize(2);
        database.getCollection("adminoverview")
                .updateOne(new Document("_id", id), new Document("$set", new Document("status", "waiting")));
        assertThat(json(post(id, "retry", "{}", analyst)).get("waiting").isNull())
                .isTrue();
        assertThat(version("adminoverview", id)).isEqualTo(3);
        assertThat(letter(id, admin)).isEmpty();
        Awaitility.await().atMost(PATIENCE).until(() -> status().equals("UP"));
        awaitAudit("audit.dead-letter-retried", id, 2);
    }

    @Test
    void skipsOnlyWithANote() {
        var id = open();
        spoil(id);
        setStatus(id, "in-progress");
        Awaitility.await().atMost(PATIENCE).until(() -> letter(id, admin).isPresent());

        assertThat(code(post(id, "skip", "{}", admin))).isEqualTo("validation_failed");
        assertThat(code(post(id, "skip", "{\"note\":\"  \"}", admin))).isEqualTo("validation_failed");
        assertThat(code(post(id, "skip", "{\"note\":\"%s\"}".formatted("n".repeat(1_001)), admin)))
                .isEqualTo("validation_failed");
        var inVain = post(id, "skip", "{\"note\":\"It is not the event.\"}", admin);
        assertThat(code(inVain)).isEqualTo("skip_without_effect");
        assertThat(inVain.statusCode()).isEqualTo(409);
        assertThat(letter(id, admin)).isPresent();
        assertThat(database.getCollection("skips")
                        .countDocuments(new Document("_id", "adminoverview/%s/2".formatted(id))))
                .isZero();
        database.getCollection("adminoverview").deleteOne(new Document("_id", id));
        var skipped = post(id, "skip", "{\"note\":\"The row was damaged by hand.\"}", admin);
        assertThat(json(skipped).get("waiting").isNull()).isTrue();
        assertThat(version("adminoverview", id)).isEqualTo(2);
        awaitAudit("audit.dead-letter-skipped", id, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"adminoverview/nobody", "nonesuch/nobody"})
    void knowsNothingElse(String letter) {
        var path = "/api/v1/dead-letters/" + letter;
        assertThat(send(path + "/retry", "{}", admin).statusCode()).isEqualTo(404);
        assertThat(send(path + "/skip", "{\"note\":\"n\"}", admin).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "AGENT", "AUDITOR"})
    void refusesEverybodyElse(Role role) {
        var token = visitor.tokenOf(role, role == Role.AGENT ? "sales" : null);

        assertThat(code(visitor.get("/api/v1/dead-letters", token))).isEqualTo("forbidden");
        assertThat(code(post("any", "retry", "{}", token))).isEqualTo("forbidden");
        assertThat(code(post("any", "skip", "{\"note\":\"n\"}", token))).isEqualTo("forbidden");
    }

    private void awaitAudit(String type, String id, int times) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(visitor.get("/api/v1/audit?type=" + type, admin))
                                .get("items"))
                        .filteredOn(
                                entry -> entry.at("/data/sequence").asString("").equals(id))
                        .hasSize(times));
    }

    private String status() {
        return Objects.requireNonNull(readModels.health()).getStatus().getCode();
    }

    private void spoil(String id) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> database.getCollection("adminoverview")
                                .updateOne(
                                        new Document("_id", id), new Document("$set", new Document("status", "spoilt")))
                                .getMatchedCount()
                        == 1);
    }

    private long version(String readModel, String id) {
        var row =
                database.getCollection(readModel).find(new Document("_id", id)).first();
        return row == null ? 0 : row.getLong("version");
    }

    private Optional<JsonNode> letter(String id, String token) {
        var items = json(visitor.get("/api/v1/dead-letters", token)).get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("sequence").stringValue().equals(id))
                .findFirst();
    }

    private String open() {
        var opened = send("/api/v1/tickets", "{\"title\":\"T\",\"description\":\"D\",\"category\":\"sales\"}", admin);
        assertThat(opened.statusCode()).isEqualTo(201);
        return json(opened).get("id").stringValue();
    }

    private void setStatus(String id, String status) {
        var changed = visitor.put("/api/v1/tickets/" + id + "/status", admin, "{\"status\":\"%s\"}".formatted(status));
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String id, String action, String body, String token) {
        return send("/api/v1/dead-letters/adminoverview/" + id + "/" + action, body, token);
    }

    private HttpResponse<String> send(String path, String body, String token) {
        return visitor.send(visitor.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode documented(String schema) {
        return json(visitor.send(visitor.request("/v3/api-docs")))
                .get("components")
                .get("schemas")
                .get(schema)
                .get("properties");
    }
}
