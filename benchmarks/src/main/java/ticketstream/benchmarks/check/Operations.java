package ticketstream.benchmarks.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a {@link Recorder} wrote. */
public final class Operations {
    private Operations() {}

    /** The operations recorded in this folder; one whose end is missing is unknown. */
    public static List<Operation> read(Path folder) {
        try (var text = Files.lines(folder.resolve(Recorder.FILE))) {
            return from(text.map(line -> JsonMapper.shared().readValue(line, Line.class)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Operation> from(Stream<Line> lines) {
        Map<Boolean, List<Line>> invoked =
                lines.collect(Collectors.partitioningBy(line -> line.type().equals("invoke")));
        var ends = new HashMap<Long, Line>();
        invoked.getOrDefault(false, List.of()).forEach(end -> ends.put(end.operation(), end));
        return invoked.getOrDefault(true, List.of()).stream()
                .map(start -> operation(start, ends.getOrDefault(start.operation(), open(start))))
                .toList();
    }

    private static Line open(Line start) {
        return new Line(
                Outcome.UNKNOWN.toString(),
                start.operation(),
                start.at(),
                null,
                null,
                null,
                null,
                null,
                0,
                "no answer");
    }

    private static Operation operation(Line start, Line end) {
        var outcome = Stream.of(Outcome.values())
                .filter(value -> value.toString().equals(end.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no outcome: " + end));
        return new Operation(
                start.operation(),
                known(start.client()),
                known(start.actor()),
                Objects.requireNonNull(start.kind()),
                end.ticket() == null ? start.ticket() : end.ticket(),
                known(start.argument()),
                start.version(),
                outcome,
                outcome == Outcome.OK ? end.version() : 0,
                known(end.answer()));
    }

    private static String known(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
