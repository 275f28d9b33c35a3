package ticketstream.benchmarks.parts;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import ticketstream.embedded.broker.EmbeddedKafka;
import ticketstream.embedded.database.EmbeddedMongo;

/** The broker and the database on given ports; ends, as a crash does, when whoever started it does. */
public final class ServersProcess {
    /** With it first this module's program is these servers. */
    public static final String ARGUMENT = "serve";

    /** What it says when both can be used. */
    public static final String READY = "ready";

    private ServersProcess() {}

    /** The command line's arguments: folder, port of the database, port of the broker, port that its clients are told to use. */
    public static List<String> arguments(Path folder, int database, int broker, int advertised) {
        return List.of(ARGUMENT, folder.toString(), "" + database, "" + broker, "" + advertised);
    }

    /** Serves until the other end of the standard input is closed. */
    public static void serve(String[] arguments) throws IOException {
        var folder = Path.of(arguments[1]);
        EmbeddedMongo.start(folder.resolve("mongodb"), Integer.parseInt(arguments[2]), true);
        EmbeddedKafka.start(folder.resolve("kafka"), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        System.out.println(READY);
        System.out.flush();
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }
}
