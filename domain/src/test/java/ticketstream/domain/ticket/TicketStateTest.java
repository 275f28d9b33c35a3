package ticketstream.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static ticketstream.domain.ticket.TicketScene.OPENED;

import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;

class TicketStateTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void foldsEveryLifeToWhatTheBookSays(long seed) {
        var life = new RandomLife(seed);
        assertThat(folded(life)).isEqualTo(life.end());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isWhatTheAggregateDecidesOn(long seed) {
        var life = new RandomLife(seed);
        var story = new TicketScene().ticket.givenNoPriorActivity();
        life.happenings.forEach(next -> story.andGivenCurrentTime(next.at()).andGiven(next.event()));
        story.when(new ChangeTicketDetails("t-1", null, null, null, null, TicketScene.BOB))
                .expectState(ticket -> assertThat(ticket).extracting("state").isEqualTo(folded(life)));
    }

    @Test
    void isTheAnswerToACommandThatCausedAnEvent() {
        new TicketScene()
                .ticket
                .givenCurrentTime(NOON)
                .andGiven(OPENED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.RESOLVED, 1L, TicketScene.BOB))
                .expectResultMessagePayload(openedAtNoon(TicketStatus.RESOLVED, 2));
    }

    @Test
    void isTheAnswerToACommandThatCausedNone() {
        new TicketScene()
                .ticket
                .givenCurrentTime(NOON)
                .andGiven(OPENED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.WAITING, 1L, TicketScene.BOB))
                .expectResultMessagePayload(openedAtNoon(TicketStatus.WAITING, 1));
    }

    @Test
    void refusesAHistoryWithoutItsFirstEvent() {
        assertThatIllegalStateException().isThrownBy(() -> TicketState.evolve(null, new TicketDeleted("t-1"), NOON));
    }

    @Test
    void refusesAHistoryThatStartsTwice() {
        var before = TicketState.evolve(null, OPENED, NOON);
        assertThatIllegalStateException().isThrownBy(() -> TicketState.evolve(before, OPENED, NOON));
    }

    @Test
    void isWithoutNotesAsItWasBeforeThem() {
        var before = TicketState.evolve(null, OPENED, NOON);
        var noted = TicketState.evolve(before, new TicketNoted("t-1", "m-1", "Odd."), NOON.plusSeconds(60));

        assertThat(noted.version()).isEqualTo(2);
        assertThat(noted.updatedAt()).isEqualTo(NOON);
        assertThat(noted.withoutNotes()).isEqualTo(before);
    }

    private static TicketState openedAtNoon(TicketStatus status, long version) {
        return new TicketState(
                "t-1",
                "No invoice",
                "It never came.",
                "sales",
                status,
                Priority.NORMAL,
                TicketScene.ANN,
                null,
                NOON,
                NOON,
                version,
                version,
                NOON,
                false);
    }

    private static @Nullable TicketState folded(RandomLife life) {
        TicketState state = null;
        for (var next : life.happenings) {
            state = TicketState.evolve(state, next.event(), next.at());
        }
        return state;
    }
}
