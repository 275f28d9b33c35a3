package ticketstream.application.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ticketstream.application.publication.CloudEventHeaders.get;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A record of the topic as the framework's upcasting wants to see it. */
record PublishedEvent(ConsumerRecord<String, byte[]> published, long version, Instant at)
        implements DomainEventData<byte[]> {
    private static final SerializedObject<byte[]> NO_METADATA =
            new SerializedMetaData<>("{}".getBytes(UTF_8), byte[].class);

    /** @throws RuntimeException if it has no version, from 1, or no time */
    static PublishedEvent of(ConsumerRecord<String, byte[]> published) {
        long version = Long.parseLong(get(published.headers(), CloudEventHeaders.SEQUENCE));
        if (version < 1) {
            throw new IllegalArgumentException("versions start at 1");
        }
        return new PublishedEvent(published, version, Instant.parse(get(published.headers(), CloudEventHeaders.TIME)));
    }

    /** The part of the stored name before the dot; aggregates are called so as well. */
    @Override
    public String getType() {
        String name = name();
        return name.substring(0, Math.max(0, name.indexOf('.')));
    }

    @Override
    public String getAggregateIdentifier() {
        return get(headers(), CloudEventHeaders.SUBJECT);
    }

    @Override
    public long getSequenceNumber() {
        return version - 1;
    }

    @Override
    public String getEventIdentifier() {
        return get(headers(), CloudEventHeaders.ID);
    }

    @Override
    public Instant getTimestamp() {
        return at;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return NO_METADATA;
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                published.value(), byte[].class, name(), get(headers(), CloudEventHeaders.REVISION));
    }

    private String name() {
        return get(headers(), CloudEventHeaders.TYPE);
    }

    private Headers headers() {
        return published.headers();
    }
}
