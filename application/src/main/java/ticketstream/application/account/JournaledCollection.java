package ticketstream.application.account;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Collections that are no projection of anything: what is written must survive, what is read must have survived. */
public final class JournaledCollection {
    private static final int DUPLICATE_KEY = 11_000;

    private JournaledCollection() {}

    /** The collection of this name with journaled majority writes and majority reads. */
    public static MongoCollection<Document> of(MongoDatabase database, String name) {
        return database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    /** Inserts unless a document with one of the unique keys exists, and tells whether it did. */
    public static boolean insertIfAbsent(MongoCollection<Document> collection, Document document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
