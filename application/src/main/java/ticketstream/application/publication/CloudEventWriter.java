package ticketstream.application.publication;

import static ticketstream.application.publication.CloudEventHeaders.add;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** Events as they are published. The payload is the stored JSON, byte for byte, and is not parsed on the way. */
final class CloudEventWriter {
    private final Serializer serializer;
    private final RecordSignature signature;

    CloudEventWriter(Serializer serializer, RecordSignature signature) {
        this.serializer = serializer;
        this.signature = signature;
    }

    ProducerRecord<String, byte[]> write(DomainEventMessage<?> event, String topic) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        var published = new ProducerRecord<>(topic, event.getAggregateIdentifier(), payload.getData());
        Headers headers = published.headers();
        add(headers, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.OUR_CONTENT_TYPE);
        add(headers, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.OUR_SPEC_VERSION);
        add(headers, CloudEventHeaders.ID, event.getIdentifier());
        add(headers, CloudEventHeaders.TYPE, payload.getType().getName());
        add(headers, CloudEventHeaders.SOURCE, CloudEventHeaders.OUR_SOURCE);
        add(headers, CloudEventHeaders.SUBJECT, event.getAggregateIdentifier());
        add(headers, CloudEventHeaders.TIME, event.getTimestamp());
        add(headers, CloudEventHeaders.SEQUENCE, event.getSequenceNumber() + 1);
        add(headers, CloudEventHeaders.POSITION, position(event));
        add(headers, CloudEventHeaders.REVISION, payload.getType().getRevision());
        if (ReplayToken.isReplay(event)) {
            add(headers, CloudEventHeaders.REFILLED, true);
        }
        CloudEventHeaders.METADATA.forEach((name, header) -> {
            Object value = event.getMetaData().get(name);
            if (value != null) {
                add(headers, header, value);
            }
        });
        signature.sign(published.key(), headers, published.value());
        return published;
    }

    private static long position(DomainEventMessage<?> event) {
        if (event instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken().position().orElseThrow();
        }
        throw new IllegalArgumentException("only events read from the log have a position");
    }
}
