package ticketstream.web.runtime;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a database that starts later than the desk, so that the order does not matter. */
final class DatabasePatience {
    private static final Logger LOG = LoggerFactory.getLogger(DatabasePatience.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private DatabasePatience() {}

    static void awaitAnswer(MongoDatabase database) {
        while (!answers(database)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("stopped while waiting for the database");
            }
        }
    }

    private static boolean answers(MongoDatabase database) {
        try {
            database.runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException away) {
            LOG.warn("Waiting for the database: {}", away.getMessage());
            return false;
        }
    }
}
