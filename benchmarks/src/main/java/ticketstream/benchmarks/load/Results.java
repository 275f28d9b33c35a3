package ticketstream.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The rows of one benchmark: each is a JSON line in a file at once, all are a table in the end. */
public final class Results {
    private final String benchmark;
    private final Path file;
    private final PrintStream out;
    private final Machine before = Machine.now();
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** Rows are appended to {@code folder/<benchmark>.jsonl}. */
    public Results(String benchmark, Path folder, PrintStream out) {
        this.benchmark = benchmark;
        this.file = folder.resolve(benchmark + ".jsonl");
        this.out = out;
    }

    /** Adds a row; the columns of the first row are the table's. */
    public void add(Map<String, Object> row) {
        rows.add(row);
        out.println("  " + row);
        var line = new LinkedHashMap<String, Object>();
        line.put("benchmark", benchmark);
        line.put("at", Instant.now().toString());
        line.put("machine", Machine.now());
        line.put("row", row);
        try {
            Files.writeString(
                    file,
                    JsonMapper.shared().writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints the table in Markdown, with the machine's state before and after. */
    public void print() {
        out.println("\n" + benchmark + " (before: " + before + "; load average after: "
                + Machine.now().loadAverage() + ")\n");
        var columns =
                rows.isEmpty() ? List.<String>of() : List.copyOf(rows.getFirst().keySet());
        out.println(line(columns));
        out.println(line(columns.stream().map(column -> "---").toList()));
        rows.forEach(row -> out.println(line(columns.stream()
                .map(column -> String.valueOf(row.getOrDefault(column, "")))
                .toList())));
        out.println("\nJSON lines: " + file + "\n");
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
