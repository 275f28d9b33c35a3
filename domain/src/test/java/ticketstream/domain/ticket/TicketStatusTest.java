package ticketstream.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicketStatusTest {
    private static final String TABLE = "ticketstream.domain.ticket.StatusTable#";

    @ParameterizedTest
    @MethodSource(TABLE + "legalSteps")
    void mayTakeEveryStepOfTheTable(TicketStatus from, TicketStatus to) {
        assertThat(from.mayBecome(to)).isTrue();
    }

    @ParameterizedTest
    @MethodSource({TABLE + "illegalSteps", TABLE + "sameStatus"})
    void mayTakeNoOtherStep(TicketStatus from, TicketStatus to) {
        assertThat(from.mayBecome(to)).isFalse();
    }

    @Test
    void findsAllSixteenPairsInTheTable() {
        assertThat(Stream.of(StatusTable.legalSteps(), StatusTable.illegalSteps(), StatusTable.sameStatus())
                        .flatMap(pairs -> pairs.map(pair -> pair.get()[0] + " to " + pair.get()[1])))
                .doesNotHaveDuplicates()
                .hasSize(16);
    }
}
