package ticketstream.application.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.BsonReader;

/** One event as it was read, its payload and metadata still JSON text. */
record StoredEvent(
        String type,
        String aggregateId,
        long sequence,
        String id,
        Instant at,
        String name,
        String revision,
        String payload,
        String metadata)
        implements DomainEventData<String> {

    static StoredEvent read(BsonReader bson, String type, String aggregateId, long sequence) {
        bson.readStartDocument();
        var event = new StoredEvent(
                type,
                aggregateId,
                sequence,
                bson.readString("i"),
                Instant.parse(bson.readString("t")),
                bson.readString("pt"),
                bson.readString("pr"),
                bson.readString("p"),
                bson.readString("md"));
        bson.readEndDocument();
        return event;
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getEventIdentifier() {
        return id;
    }

    @Override
    public Instant getTimestamp() {
        return at;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(metadata, String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, name, revision);
    }
}
