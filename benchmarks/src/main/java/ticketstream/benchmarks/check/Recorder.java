package ticketstream.benchmarks.check;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what clients ask and learn, in the order in which it happens; safe for many threads. */
public final class Recorder implements AutoCloseable {
    /** The name of the file in a run's folder. */
    public static final String FILE = "history.jsonl";

    private final BufferedWriter file;
    private long operations;

    /** Starts a new file in this folder. */
    public Recorder(Path folder) {
        try {
            file = Files.newBufferedWriter(folder.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that a client is about to ask; the arguments are those of {@link Operation}. Returns the operation's number. */
    public synchronized long invoke(
            String client, String actor, Kind kind, @Nullable String ticket, String argument, long base) {
        operations++;
        write(new Line("invoke", operations, Instant.now(), client, actor, kind, ticket, argument, base, null));
        return operations;
    }

    /** Notes how an operation ended; ticket and version count for {@link Outcome#OK} only. */
    public synchronized void end(
            long operation, Outcome outcome, @Nullable String ticket, long version, String answer) {
        write(new Line(outcome.toString(), operation, Instant.now(), null, null, null, ticket, null, version, answer));
    }

    /** Completes the file. */
    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Line line) {
        try {
            file.write(JsonMapper.shared().writeValueAsString(line));
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
