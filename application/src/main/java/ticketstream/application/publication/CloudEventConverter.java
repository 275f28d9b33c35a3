package ticketstream.application.publication;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events as CloudEvents 1.0 in Kafka's binary mode. What comes back is a domain event message with {@code actorId},
 * {@code actorName}, {@code actorRole}, {@code traceId}, {@code position} (a {@link Long}) and, when the topic is filled
 * again, {@code refilled} as metadata.
 */
public final class CloudEventConverter implements KafkaMessageConverter<String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(CloudEventConverter.class);

    private final CloudEventWriter writer;
    private final CloudEventReader reader;

    /** @param serializer the event store's own, so that the stored form is published as it is */
    public CloudEventConverter(Serializer serializer, EventUpcaster upcasters) {
        writer = new CloudEventWriter(serializer);
        reader = new CloudEventReader(serializer, upcasters);
    }

    /** The record of a domain event that was read from the log. */
    @Override
    public ProducerRecord<String, byte[]> createKafkaMessage(EventMessage<?> event, String topic) {
        return writer.write((DomainEventMessage<?>) event, topic);
    }

    /** The event in a record; empty, and one line in the log that shows nothing of the content, if it has none. */
    @Override
    public Optional<EventMessage<?>> readKafkaMessage(ConsumerRecord<String, byte[]> published) {
        try {
            return Optional.of(reader.read(published));
        } catch (RuntimeException e) {
            LOG.warn(
                    "skipped a record that is not one of our events: topic {} partition {} offset {}",
                    published.topic(),
                    published.partition(),
                    published.offset());
            return Optional.empty();
        }
    }
}
