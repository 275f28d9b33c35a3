package ticketstream.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Every step between two statuses, written down from the outside contract and not from the code. */
final class StatusTable {
    private static final String TABLE = """
            from \\ to    waiting  in-progress  resolved  closed
            waiting      same     step         step      illegal
            in-progress  step     same         step      illegal
            resolved     illegal  step         same      step
            closed       illegal  step         illegal   same
            """;

    private StatusTable() {}

    static Stream<Arguments> legalSteps() {
        return cells("step");
    }

    static Stream<Arguments> illegalSteps() {
        return cells("illegal");
    }

    static Stream<Arguments> sameStatus() {
        return cells("same");
    }

    /** Pairs of from and to whose cell holds this word. */
    private static Stream<Arguments> cells(String word) {
        List<String[]> lines =
                TABLE.lines().map(line -> line.trim().split(" {2,}")).toList();
        String[] to = lines.getFirst();
        assertThat(lines)
                .hasSize(1 + TicketStatus.values().length)
                .allSatisfy(line -> assertThat(line).hasSameSizeAs(to));
        return lines.stream()
                .skip(1)
                .flatMap(line -> IntStream.range(1, to.length)
                        .filter(column -> line[column].equals(word))
                        .mapToObj(column -> Arguments.of(status(line[0]), status(to[column]))));
    }

    private static TicketStatus status(String text) {
        return Arrays.stream(TicketStatus.values())
                .filter(status -> status.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
