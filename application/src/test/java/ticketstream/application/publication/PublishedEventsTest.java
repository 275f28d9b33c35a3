package ticketstream.application.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.application.eventstore.Events;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.role.CustomRoleEvent.CustomRoleRetired;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;

/** One event of each kind of aggregate, to its topic and back. */
class PublishedEventsTest {
    private final List<String> aside = new ArrayList<>();
    private final CloudEventConverter converter = new CloudEventConverter(
            new StoredEventSerializer(StoredEvents.ofTheDesk()),
            NoOpEventUpcaster.INSTANCE,
            new byte[] {1},
            new InMemoryEventStorageEngine(),
            (read, reason) -> aside.add(reason));

    record Published(String aggregate, String id, Object event, String topic) {}

    static Stream<Published> events() {
        return Stream.of(
                new Published("ticket", "t1", new TicketDeleted("t1"), "ticketstream.tickets"),
                new Published("account", "7", new AccountEnabled("7"), "ticketstream.accounts"),
                new Published(
                        "custom-role",
                        "custom-role:boss",
                        new CustomRoleRetired("custom-role:boss"),
                        "ticketstream.accounts"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void comeBackAsTheyWere(Published published) {
        var topic = EventTopics.of(published.aggregate());
        var record = converter.createKafkaMessage(
                new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(17),
                        new GenericDomainEventMessage<>(
                                published.aggregate(), published.id(), 4, published.event(), Events.ANNE.asMetadata())),
                topic);

        assertThat(topic).isEqualTo(published.topic());
        assertThat(record.topic()).isEqualTo(topic);
        var back = converter.readKafkaMessage(new ConsumerRecord<>(
                topic,
                0,
                0,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()),
                Optional.empty()));
        assertThat(back.orElseThrow().getPayload()).isEqualTo(published.event());
        assertThat(aside).isEmpty();
    }
}
