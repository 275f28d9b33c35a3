package ticketstream.application.eventstore;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;

/** Failures of the driver after which it is certain that no byte of the command left this node. */
final class Unsent {
    private Unsent() {}

    static boolean isCertain(RuntimeException failure) {
        return switch (failure) {
            case MongoOperationTimeoutException e -> false; // the time of the whole operation, sending included
            case MongoTimeoutException e -> true; // no server or no connection in time
            case MongoSocketOpenException e -> true;
            case MongoConnectionPoolClearedException e -> true;
            case MongoSecurityException e -> true;
            case IllegalStateException e -> true; // the client is closed
            default -> false;
        };
    }
}
