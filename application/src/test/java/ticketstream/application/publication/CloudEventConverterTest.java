package ticketstream.application.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketstream.application.eventstore.Events;
import ticketstream.application.eventstore.PayloadUpcaster;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;

class CloudEventConverterTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final byte[] SECRET = {1, 2, 3};
    private static final ForeignRecord FOREIGN = new ForeignRecord("ticketstream.tickets-2@33");
    private static final String SIGNATURE = "y/dGlMKHS8bt7t4WTWDp+usFLgGjDZOJhR5NIwWeog0=";
    private static final String JSON = "{ \"ticketId\" : \"t1\" }";

    private final StoredEventSerializer serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
    private final List<String> aside = new ArrayList<>();
    private final InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
    private final CloudEventConverter converter = converter(NoOpEventUpcaster.INSTANCE);

    @Test
    void writesTheStoredFormUnderExactlyTheseHeaders() {
        var published = published("ticket.deleted", "1", JSON);

        assertThat(published.topic()).isEqualTo("ticketstream.tickets");
        assertThat(published.key()).isEqualTo("t1");
        assertThat(new String(published.value(), UTF_8)).isEqualTo(JSON);
        assertThat(texts(published.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("content-type", "application/json"),
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "e1"),
                        Map.entry("ce_type", "ticket.deleted"),
                        Map.entry("ce_source", "/ticketstream"),
                        Map.entry("ce_subject", "t1"),
                        Map.entry("ce_time", "2026-01-02T03:04:05.678901Z"),
                        Map.entry("ce_sequence", "5"),
                        Map.entry("ce_position", "17"),
                        Map.entry("ce_revision", "1"),
                        Map.entry("ce_signature", SIGNATURE),
                        Map.entry("ce_actorid", "7"),
                        Map.entry("ce_actorname", "anne"),
                        Map.entry("ce_actorrole", "user")));
    }

    @Test
    void publishesWhatItCannotRead() {
        assertThat(new String(published("ticket.merged", "9", "no JSON").value(), UTF_8))
                .isEqualTo("no JSON");
    }

    @Test
    void readsItBackAsTheDomainEventItWas() {
        DomainEventMessage<?> back = (DomainEventMessage<?>) read(published("ticket.deleted", "1", JSON));

        assertThat(back.getPayload()).isEqualTo(new TicketDeleted("t1"));
        assertThat(back.getIdentifier()).isEqualTo("e1");
        assertThat(back.getType()).isEqualTo("ticket");
        assertThat(back.getAggregateIdentifier()).isEqualTo("t1");
        assertThat(back.getSequenceNumber()).isEqualTo(4);
        assertThat(back.getTimestamp()).isEqualTo(AT);
        assertThat(back.getMetaData())
                .isEqualTo(MetaData.from(Events.ANNE.asMetadata()).and("position", 17L));
    }

    @Test
    void readsAnOlderRevisionAsTodaysEvent() {
        var upcaster = new PayloadUpcaster("ticket.deleted", 0, json -> json.set("ticketId", json.remove("id")));
        var published = published("ticket.deleted", "0", "{\"id\":\"t1\"}");

        assertThat(read(converter(upcaster), published).getPayload()).isEqualTo(new TicketDeleted("t1"));
        assertThat(read(published).getPayload()).isEqualTo(FOREIGN);
    }

    /** no class is ever looked for by what a record calls itself. */
    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3",
        "ce_source, /elsewhere",
        "ce_subject, t2",
        "ce_type, account.enabled",
        "ce_type, ticket.merged",
        "ce_type, java.lang.Runtime",
        "ce_revision, 2",
        "ce_sequence, 0",
        "ce_sequence, many",
        "ce_position, -1",
        "ce_time, yesterday",
        "ce_id,",
        "ce_position,",
        "ce_type,"
    })
    void putsARecordAsideThatIsNotOneOfOurEvents(String header, String value) {
        var published = published("ticket.deleted", "1", JSON);
        published.headers().remove(header);
        if (value != null) {
            published.headers().add(header, value.getBytes(UTF_8));
        }
        sign(published);

        assertThat(read(published).getPayload()).isEqualTo(FOREIGN);
        assertThat(aside).containsExactly("its form is none of ours");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"{}", "[", "{\"ticketId\":\"t2\"}", "{\"ticketId\":\"t1\",\"admin\":true}"},
            delimiter = '|')
    void putsARecordAsideWithAnotherContentThanItsHeadersSay(String json) {
        assertThat(read(published("ticket.deleted", "1", json)).getPayload()).isEqualTo(FOREIGN);
        assertThat(aside).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ce_id, e2", "ce_sequence, 6", "ce_position, 18", "ce_time, 2027-01-01T00:00:00Z", "ce_actorid, 8"})
    void putsARecordAsideThatSomebodyForged(String header, String value) {
        var published = published("ticket.deleted", "1", JSON);
        published.headers().remove(header);
        published.headers().add(header, value.getBytes(UTF_8));

        assertThat(read(published).getPayload()).isEqualTo(FOREIGN);
        assertThat(aside).containsExactly("it is not signed, and the log has no such event");
    }

    @Test
    void readsARecordWithoutASignatureAsTheLogHasIt() {
        log.appendEvents(IntStream.range(0, 4)
                .mapToObj(sequence -> logged("before" + sequence, sequence))
                .toList());
        log.appendEvents(logged("e1", 4));
        var published = published("ticket.deleted", "1", JSON);
        published.headers().remove("ce_signature");
        published.headers().remove("ce_actorid");
        published.headers().add("ce_actorid", "8".getBytes(UTF_8));

        var read = read(published);
        assertThat(read.getPayload()).isEqualTo(new TicketDeleted("t1"));
        assertThat(read.getMetaData()).containsEntry("actorId", "7").containsEntry("position", 4L);
        assertThat(aside).isEmpty();
    }

    @Test
    void failsWhileTheLogCannotBeAsked() {
        var published = published("ticket.deleted", "1", JSON);
        published.headers().remove("ce_signature");
        var away = new CloudEventConverter(
                serializer, NoOpEventUpcaster.INSTANCE, SECRET, new AwayLog(), (read, reason) -> aside.add(reason));

        assertThatThrownBy(() -> read(away, published)).isInstanceOf(EventStoreException.class);
        assertThat(aside).isEmpty();
    }

    private static final class AwayLog extends InMemoryEventStorageEngine {
        @Override
        public DomainEventStream readEvents(String aggregateId, long firstSequence) {
            throw new EventStoreException("away");
        }
    }

    private static DomainEventMessage<?> logged(String id, long sequence) {
        return new GenericDomainEventMessage<>(
                "ticket", "t1", sequence, new TicketDeleted("t1"), MetaData.from(Events.ANNE.asMetadata()), id, AT);
    }

    private CloudEventConverter converter(EventUpcaster upcasters) {
        return new CloudEventConverter(serializer, upcasters, SECRET, log, (read, reason) -> aside.add(reason));
    }

    private static void sign(ProducerRecord<String, byte[]> published) {
        published.headers().remove("ce_signature");
        new RecordSignature(SECRET).sign(published.key(), published.headers(), published.value());
    }

    private ProducerRecord<String, byte[]> published(String name, String revision, String json) {
        var payload = new SimpleSerializedObject<>(json, String.class, name, revision);
        var message = new SerializedMessage<>(
                "e1",
                new LazyDeserializingObject<>(payload, serializer),
                new LazyDeserializingObject<>(MetaData.from(Events.ANNE.asMetadata())));
        var event = new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(17), "ticket", "t1", 4, message, () -> AT);
        return converter.createKafkaMessage(event, EventTopics.TICKETS);
    }

    private EventMessage<?> read(ProducerRecord<String, byte[]> published) {
        return read(converter, published);
    }

    private static EventMessage<?> read(CloudEventConverter converter, ProducerRecord<String, byte[]> published) {
        return converter
                .readKafkaMessage(new ConsumerRecord<>(
                        published.topic(),
                        2,
                        33,
                        0,
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        0,
                        published.key(),
                        published.value(),
                        new RecordHeaders(published.headers()),
                        Optional.empty()))
                .orElseThrow();
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        Stream.of(headers.toArray()).forEach(h -> texts.put(h.key(), new String(h.value(), UTF_8)));
        return texts;
    }
}
