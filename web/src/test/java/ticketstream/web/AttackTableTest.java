package ticketstream.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of attacks in web/README.md says what is so. */
class AttackTableTest {
    private static final int CASES = 72;
    private static final Pattern ROW = Pattern.compile("\\| (A-[^|]*) \\|[^|]*\\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+(?:Test|IT)|[\\w-]+\\.spec\\.ts)`");
    private static final Path PRODUCT = Path.of("..");

    private record Row(List<String> cases, List<String> tests) {}

    private final List<Row> rows = rows();
    private final Map<String, String> tests = tests();

    @Test
    void namesEachCaseOnce() {
        assertThat(rows.stream().flatMap(row -> row.cases().stream()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, CASES)
                        .mapToObj("A-%02d"::formatted)
                        .toList());
    }

    @Test
    void namesTestsThatExist() {
        assertThat(rows).allSatisfy(row -> assertThat(row.tests()).isNotEmpty().allMatch(tests::containsKey, "exists"));
    }

    @Test
    void namesTestsThatNameTheCase() {
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.cases())
                        .allMatch(one -> row.tests().stream()
                                .anyMatch(test -> tests.getOrDefault(test, "").contains(one))));
    }

    private static List<Row> rows() {
        return ROW.matcher(read(Path.of("README.md")))
                .results()
                .map(row -> new Row(List.of(row.group(1).split(", ")), names(row.group(2))))
                .toList();
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    /** The text of each test of the product by its name. */
    private static Map<String, String> tests() {
        return Stream.concat(
                        folders("src/test/java"),
                        Stream.of(PRODUCT.resolve("frontend").resolve("e2e")))
                .flatMap(AttackTableTest::files)
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        AttackTableTest::read,
                        String::concat));
    }

    private static Stream<Path> folders(String inModule) {
        try (var modules = Files.list(PRODUCT)) {
            return modules.map(module -> module.resolve(inModule)).filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var all = Files.walk(folder)) {
            return new ArrayList<>(all.filter(Files::isRegularFile).toList()).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
