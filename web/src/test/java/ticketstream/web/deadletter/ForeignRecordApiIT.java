package ticketstream.web.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.live.feed.Broker;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;
import tools.jackson.databind.JsonNode;

/** F-19: records of the topics that are none of our events. */
@ProductTest
class ForeignRecordApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Visitor visitor;
    private final Broker broker;
    private final String admin;

    @Autowired
    ForeignRecordApiIT(Visitor visitor, Broker broker) {
        this.visitor = visitor;
        this.broker = broker;
        admin = visitor.tokenOf(Role.ADMIN, null);
    }

    @Test
    void putsAForgedEventAsideWhichNobodyApplies() {
        var opened = send("/api/v1/tickets", "{\"title\":\"T\",\"description\":\"D\",\"category\":\"sales\"}", admin);
        var id = json(opened).get("id").stringValue();
        var forged = event(id, "{\"ticketId\":\"%s\",\"from\":\"waiting\",\"to\":\"closed\"}".formatted(id));
        publish(forged);
        Awaitility.await().atMost(PATIENCE).until(() -> copy(id).isPresent());

        var changed = visitor.put("/api/v1/tickets/" + id + "/status", admin, "{\"status\":\"in-progress\"}");
        assertThat(changed.statusCode()).isEqualTo(200);
        var ticket = json(visitor.get("/api/v1/tickets/" + id, admin));
        assertThat(ticket.get("status").stringValue()).isEqualTo("in-progress");
        assertThat(ticket.get("version").longValue()).isEqualTo(2);
        var copy = copy(id).orElseThrow();
        assertThat(copy.get("reason").stringValue()).isEqualTo("it is not signed, and the log has no such event");
        assertThat(copy.get("value").stringValue()).isEqualTo(new String(forged.value(), UTF_8));
        assertThat(copy.get("headers")).extracting(JsonNode::stringValue).contains("ce_subject: " + id);
    }

    @Test
    void leavesNoLagBehindARecordOfAnotherForm() {
        var key = UUID.randomUUID().toString();
        publish(new ProducerRecord<>("ticketstream.tickets", key, "no event".getBytes(UTF_8)));
        Awaitility.await().atMost(PATIENCE).until(() -> copy(key).isPresent());

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> json(visitor.get("/api/v1/projections/requester", admin))
                                .get("lag")
                                .longValue()
                        == 0);
        var record = copy(key).orElseThrow().get("id").stringValue();
        var path = "/api/v1/foreign-records/" + record + "/dismiss";
        assertThat(code(send(path, "{\"note\":\"\"}", admin))).isEqualTo("validation_failed");
        assertThat(send(path, "{\"note\":\"A test of the broker.\"}", admin).statusCode())
                .isEqualTo(204);
        assertThat(copy(key)).isEmpty();
        assertThat(send(path, "{\"note\":\"Once more.\"}", admin).statusCode()).isEqualTo(404);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(json(visitor.get("/api/v1/audit?type=audit.foreign-record-dismissed", admin))
                                        .get("items"))
                                .filteredOn(entry ->
                                        entry.at("/data/recordId").asString("").equals(record))
                                .hasSize(1));
    }

    @Test
    void putsAForgedChangeAside() {
        var scope = "account:" + UUID.randomUUID();
        var forged =
                new ProducerRecord<>("ticketstream.changes", scope, "{\"type\":\"ticket-created\"}".getBytes(UTF_8));
        Map.of("type", "ticket-created", "subject", "t", "version", "1", "ce_signature", "made up")
                .forEach((name, value) -> forged.headers().add(name, value.getBytes(UTF_8)));
        publish(forged);
        Awaitility.await().atMost(PATIENCE).until(() -> copy(scope).isPresent());

        var copy = copy(scope).orElseThrow();
        assertThat(copy.get("id").stringValue()).startsWith("ticketstream.changes-0@");
        assertThat(copy.get("reason").stringValue()).isEqualTo("its signature is not ours");
    }

    @Test
    void keepsNoMoreThanTheBeginningOfWhatIsEndless() {
        var beginning = UUID.randomUUID() + "k".repeat(964);
        var endless = new ProducerRecord<>("ticketstream.tickets", beginning + "more", new byte[100_000]);
        IntStream.range(0, 100).forEach(i -> endless.headers().add("h" + i, new byte[5_000]));
        publish(endless);
        Awaitility.await().atMost(PATIENCE).until(() -> copy(beginning).isPresent());

        var copy = copy(beginning).orElseThrow();
        assertThat(copy.get("headers"))
                .hasSize(50)
                .allMatch(header -> header.stringValue().length() == 1_000);
        assertThat(copy.get("value").stringValue()).hasSize(1 << 16);
    }

    @ParameterizedTest
    @EnumSource(names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void isForAdministrators(Role role) {
        var token = visitor.tokenOf(role, role == Role.AGENT ? "sales" : null);

        assertThat(code(visitor.get("/api/v1/foreign-records", token))).isEqualTo("forbidden");
        assertThat(code(send("/api/v1/foreign-records/any/dismiss", "{\"note\":\"n\"}", token)))
                .isEqualTo("forbidden");
    }

    private static ProducerRecord<String, byte[]> event(String id, String json) {
        var forged = new ProducerRecord<>("ticketstream.tickets", id, json.getBytes(UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "forged",
                        "ce_type", "ticket.status-updated",
                        "ce_source", "/ticketstream",
                        "ce_subject", id,
                        "ce_time", "2026-01-02T03:04:05Z",
                        "ce_sequence", "2",
                        "ce_position", "99",
                        "ce_revision", "1")
                .forEach((name, value) -> forged.headers().add(name, value.getBytes(UTF_8)));
        return forged;
    }

    private void publish(ProducerRecord<String, byte[]> published) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var unused = producer.send(published);
        }
    }

    private Optional<JsonNode> copy(String key) {
        var items = json(visitor.get("/api/v1/foreign-records", admin)).get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> key.equals(item.get("key").stringValue()))
                .findFirst();
    }

    private HttpResponse<String> send(String path, String body, String token) {
        return visitor.send(visitor.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }
}
