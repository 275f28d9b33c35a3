package ticketstream.application.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.BsonBinaryWriter;
import org.bson.io.BasicOutputBuffer;

/** Encodes the events of one command straight into the bytes that are sent, without a document in between. */
final class CommitWriter {
    /** The server refuses 16 MB; a commit that large must fail alone and not with its neighbours. */
    private static final int LARGEST = 15 << 20;

    private final Serializer serializer;

    CommitWriter(Serializer serializer) {
        this.serializer = serializer;
    }

    /** @throws EventStoreException if the events are not consecutive events of one aggregate, or too large together */
    Commit write(List<? extends EventMessage<?>> events) {
        DomainEventMessage<?> first = domainEvent(events.getFirst());
        try (var out = new BasicOutputBuffer(1024);
                var bson = new BsonBinaryWriter(out)) {
            bson.writeStartDocument();
            bson.writeInt64("_id", 0);
            bson.writeInt32("n", events.size());
            bson.writeString("a", first.getAggregateIdentifier());
            bson.writeInt64("s", first.getSequenceNumber());
            bson.writeString("c", first.getIdentifier());
            bson.writeString("ty", first.getType());
            bson.writeDateTime("at", first.getTimestamp().toEpochMilli());
            bson.writeStartArray("ev");
            for (int i = 0; i < events.size(); i++) {
                write(bson, follower(first, i, domainEvent(events.get(i))));
            }
            bson.writeEndArray();
            bson.writeInt32(CommitFormat.CHECKSUM, 0);
            bson.writeEndDocument();
            return commit(first, events.size(), out);
        }
    }

    private static Commit commit(DomainEventMessage<?> first, int events, BasicOutputBuffer out) {
        if (out.getSize() > LARGEST) {
            throw new EventStoreException("a commit of " + out.getSize() + " bytes does not fit");
        }
        return new Commit(
                first.getIdentifier(),
                first.getAggregateIdentifier(),
                first.getSequenceNumber(),
                events,
                out.toByteArray());
    }

    private void write(BsonBinaryWriter bson, DomainEventMessage<?> event) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        bson.writeStartDocument();
        bson.writeString("i", event.getIdentifier());
        bson.writeString("t", event.getTimestamp().toString());
        bson.writeString("pt", payload.getType().getName());
        bson.writeString("pr", payload.getType().getRevision());
        bson.writeString("p", payload.getData());
        bson.writeString("md", event.serializeMetaData(serializer, String.class).getData());
        bson.writeEndDocument();
    }

    private static DomainEventMessage<?> domainEvent(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> ofAggregate) {
            return ofAggregate;
        }
        throw new EventStoreException("only events of aggregates are stored");
    }

    private static DomainEventMessage<?> follower(DomainEventMessage<?> first, int index, DomainEventMessage<?> event) {
        if (!event.getAggregateIdentifier().equals(first.getAggregateIdentifier())
                || event.getSequenceNumber() != first.getSequenceNumber() + index) {
            throw new EventStoreException("one command changes one aggregate, in consecutive steps");
        }
        return event;
    }
}
