package ticketstream.application.eventstore;

import org.bson.RawBsonDocument;

/**
 * One commit as it is written: encoded once, in the thread of the command; only its position is filled in later, and
 * again when another node was faster.
 */
final class Commit {
    private final String id;
    private final String aggregateId;
    private final long firstSequence;
    private final int events;
    private final byte[] bytes;

    Commit(String id, String aggregateId, long firstSequence, int events, byte[] bytes) {
        this.id = id;
        this.aggregateId = aggregateId;
        this.firstSequence = firstSequence;
        this.events = events;
        this.bytes = bytes;
    }

    /** The id of its first event; tells this commit from another one with the same first sequence. */
    String id() {
        return id;
    }

    String aggregateId() {
        return aggregateId;
    }

    long firstSequence() {
        return firstSequence;
    }

    /** How many positions it takes. */
    int events() {
        return events;
    }

    int size() {
        return bytes.length;
    }

    RawBsonDocument at(long position) {
        CommitFormat.place(bytes, position);
        return new RawBsonDocument(bytes);
    }

    /** What a reader finds where it was placed last. */
    StoredCommit stored() {
        return StoredCommit.read(new RawBsonDocument(bytes));
    }
}
