package ticketstream.embedded.database;

import java.nio.file.Path;
import ticketstream.embedded.Child;

/** A database that is there to be killed. */
final class DatabaseProcess {
    private DatabaseProcess() {}

    public static void main(String[] arguments) {
        try (EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(arguments[0]), 0, false)) {
            Child.ready(mongo.uri());
        }
    }
}
