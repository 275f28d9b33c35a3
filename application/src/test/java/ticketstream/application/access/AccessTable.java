package ticketstream.application.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of expected answers beside this class: a line of headings, then one line per row, cells apart by blanks. */
record AccessTable(List<Map<String, String>> rows) {
    static AccessTable read(String name) {
        try (var in = requireNonNull(AccessTable.class.getResourceAsStream(name), name)) {
            var lines = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" +")))
                    .toList();
            return new AccessTable(lines.stream()
                    .skip(1)
                    .map(cells -> row(lines.getFirst(), cells))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows that speak of this situation, without the cells that describe it: exactly one in a sound table. */
    List<Map<String, String>> answersFor(Situation situation) {
        return rows.stream()
                .filter(situation::isMeantBy)
                .map(row -> {
                    var answers = new HashMap<>(row);
                    answers.keySet().removeAll(situation.words().keySet());
                    return Map.copyOf(answers);
                })
                .toList();
    }

    private static Map<String, String> row(List<String> headings, List<String> cells) {
        if (headings.size() != cells.size()) {
            throw new IllegalArgumentException("the headings are " + headings + ", but a row has " + cells);
        }
        return IntStream.range(0, cells.size()).boxed().collect(Collectors.toMap(headings::get, cells::get));
    }
}
