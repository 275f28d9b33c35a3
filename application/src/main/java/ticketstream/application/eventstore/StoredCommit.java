package ticketstream.application.eventstore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.io.ByteBufferBsonInput;

/** One commit as it was read, checked byte for byte against its checksum. */
record StoredCommit(long position, List<StoredEvent> events) {

    /** @throws CorruptCommit if the document is not what was written */
    static StoredCommit read(RawBsonDocument document) {
        var bytes = ByteBuffer.wrap(document.getBackingArray(), document.getByteOffset(), document.getByteLength());
        if (!CommitFormat.intact(bytes)) {
            throw new CorruptCommit(CommitFormat.position(bytes), "checksum does not match");
        }
        try (var bson = new BsonBinaryReader(new ByteBufferBsonInput(document.getByteBuffer()))) {
            return read(bson);
        }
    }

    /** The position of the first event of the next commit. */
    long next() {
        return position + events.size();
    }

    private static StoredCommit read(BsonBinaryReader bson) {
        bson.readStartDocument();
        long position = bson.readInt64("_id");
        int count = bson.readInt32("n");
        String aggregateId = bson.readString("a");
        long sequence = bson.readInt64("s");
        bson.readString("c");
        String type = bson.readString("ty");
        bson.readDateTime("at");
        bson.readName("ev");
        bson.readStartArray();
        List<StoredEvent> events = new ArrayList<>(count);
        while (bson.readBsonType() == BsonType.DOCUMENT) {
            events.add(StoredEvent.read(bson, type, aggregateId, sequence + events.size()));
        }
        return new StoredCommit(position, events);
    }
}
