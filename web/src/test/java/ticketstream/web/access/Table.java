package ticketstream.web.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table beside this class: a line of headings, then one line per row, cells apart by blanks. */
record Table(List<Map<String, String>> rows) {
    private static final Pattern WORD = Pattern.compile("\\$([a-z-]+)");

    static Table read(String name) {
        try (var in = requireNonNull(Table.class.getResourceAsStream(name), name)) {
            var lines = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" +")))
                    .toList();
            return new Table(lines.stream()
                    .skip(1)
                    .map(cells -> row(lines.getFirst(), cells))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one row that speaks of these words; in a sound table there is exactly one. */
    Map<String, String> rowFor(Map<String, String> words) {
        var found = rows.stream().filter(row -> speaksOf(row, words)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " rows speak of " + words);
        }
        return found.getFirst();
    }

    /** Whether every cell that describes a situation fits: {@code *} any word, {@code a|b} either. */
    static boolean speaksOf(Map<String, String> row, Map<String, String> words) {
        return words.entrySet().stream().allMatch(word -> {
            var cell = requireNonNull(row.get(word.getKey()), word.getKey());
            return cell.equals("*") || Arrays.asList(cell.split("\\|")).contains(word.getValue());
        });
    }

    static String cell(Map<String, String> row, String heading) {
        return requireNonNull(row.get(heading), heading);
    }

    /** The text with an object for each {@code $word}. */
    static String filled(String text, UnaryOperator<String> objects) {
        return WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(objects.apply(word.group(1))));
    }

    private static Map<String, String> row(List<String> headings, List<String> cells) {
        if (headings.size() != cells.size() || headings.stream().distinct().count() != cells.size()) {
            throw new IllegalArgumentException("the headings are " + headings + ", but a row has " + cells);
        }
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(headings.get(i), cells.get(i));
        }
        return row;
    }
}
