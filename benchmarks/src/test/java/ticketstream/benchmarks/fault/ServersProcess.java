package ticketstream.benchmarks.fault;

import java.io.IOException;
import java.nio.file.Path;
import ticketstream.embedded.broker.EmbeddedKafka;
import ticketstream.embedded.database.EmbeddedMongo;

/** The broker and the database on given ports; ends, as a crash does, when whoever started it does. */
public final class ServersProcess {
    static final String READY = "ready";

    private ServersProcess() {}

    /** Folder, port of the database, port of the broker, port that the broker's clients are told to use. */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        EmbeddedMongo.start(folder.resolve("mongodb"), Integer.parseInt(arguments[1]), true);
        EmbeddedKafka.start(folder.resolve("kafka"), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        System.out.println(READY);
        System.out.flush();
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        Runtime.getRuntime().halt(0);
    }
}
