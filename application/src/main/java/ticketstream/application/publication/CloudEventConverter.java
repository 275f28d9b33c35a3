package ticketstream.application.publication;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Events as CloudEvents 1.0 in Kafka's binary mode. What comes back is a domain event message with {@code actorId},
 * {@code actorName}, {@code actorRole}, {@code traceId}, {@code position} (a {@link Long}) and, when the topic is filled
 * again, {@code refilled} as metadata.
 *
 * <p>The topic is not trusted: what carries no valid signature of ours counts only if the log has it, and then as the log
 * has it. Everything else is put aside and comes back as a {@link ForeignRecord}.
 */
public final class CloudEventConverter implements KafkaMessageConverter<String, byte[]> {
    private final CloudEventWriter writer;
    private final CloudEventReader reader;
    private final RecordSignature signature;
    private final EventStorageEngine log;
    private final BiConsumer<ConsumerRecord<String, byte[]>, String> aside;

    /**
     * @param serializer the event store's own, so that the stored form is published as it is
     * @param secret what records are signed with, the same on every node
     * @param aside is given what is none of our events, and why
     */
    public CloudEventConverter(
            Serializer serializer,
            EventUpcaster upcasters,
            byte[] secret,
            EventStorageEngine log,
            BiConsumer<ConsumerRecord<String, byte[]>, String> aside) {
        signature = new RecordSignature(secret);
        writer = new CloudEventWriter(serializer, signature);
        reader = new CloudEventReader(serializer, upcasters);
        this.log = log;
        this.aside = aside;
    }

    /** The record of a domain event that was read from the log. */
    @Override
    public ProducerRecord<String, byte[]> createKafkaMessage(EventMessage<?> event, String topic) {
        return writer.write((DomainEventMessage<?>) event, topic);
    }

    /** Always one message; throws what the databases throw while they are away. */
    @Override
    public Optional<EventMessage<?>> readKafkaMessage(ConsumerRecord<String, byte[]> published) {
        DomainEventMessage<?> event;
        try {
            event = reader.read(published);
        } catch (RuntimeException malformed) {
            return putAside(published, "its form is none of ours");
        }
        if (signature.isOn(published.key(), published.headers(), published.value())) {
            return Optional.of(event);
        }
        var logged = logged(event);
        return logged.isPresent() ? logged : putAside(published, "it is not signed, and the log has no such event");
    }

    private Optional<EventMessage<?>> putAside(ConsumerRecord<String, byte[]> published, String reason) {
        aside.accept(published, reason);
        return Optional.of(GenericEventMessage.asEventMessage(ForeignRecord.of(published)));
    }

    private Optional<EventMessage<?>> logged(DomainEventMessage<?> event) {
        var found = log.readEvents(event.getAggregateIdentifier(), event.getSequenceNumber());
        if (!found.hasNext()) {
            return Optional.empty();
        }
        DomainEventMessage<?> logged = found.next();
        if (!logged.getIdentifier().equals(event.getIdentifier())
                || !logged.getPayload().equals(event.getPayload())
                || !(logged instanceof TrackedEventMessage<?> placed)) {
            return Optional.empty();
        }
        long position = placed.trackingToken().position().orElseThrow();
        return Optional.of(logged.andMetaData(Map.of("position", position)));
    }
}
