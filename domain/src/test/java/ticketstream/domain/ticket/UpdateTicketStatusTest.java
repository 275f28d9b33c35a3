package ticketstream.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.domain.ticket.TicketScene.BOB;
import static ticketstream.domain.ticket.TicketScene.OPENED;
import static ticketstream.domain.ticket.TicketScene.byBob;
import static ticketstream.domain.ticket.TicketScene.historyUntil;
import static ticketstream.domain.ticket.TicketScene.refusal;
import static ticketstream.domain.ticket.TicketScene.step;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.ticket.RecordingAccess.Question;
import ticketstream.domain.ticket.TicketAccess.Facts;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketRejection.Reason;

class UpdateTicketStatusTest {
    private static final String TABLE = "ticketstream.domain.ticket.StatusTable#";

    private final TicketScene scene = new TicketScene();

    @ParameterizedTest
    @MethodSource(TABLE + "legalSteps")
    void takesEveryLegalStep(TicketStatus from, TicketStatus to) {
        scene.ticket.given(historyUntil(from)).when(become(to, null)).expectEvents(byBob(step(from, to)));
    }

    @ParameterizedTest
    @MethodSource(TABLE + "illegalSteps")
    void refusesEveryIllegalStep(TicketStatus from, TicketStatus to) {
        var history = historyUntil(from);
        scene.ticket
                .given(history)
                .when(become(to, null))
                .expectException(refusal(Reason.ILLEGAL_STATUS_CHANGE, history.size()))
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource(TABLE + "sameStatus")
    void acceptsThePresentStatusWithoutAnEvent(TicketStatus from, TicketStatus to) {
        scene.ticket
                .given(historyUntil(from))
                .when(become(to, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void acceptsTheVersionTheTicketIsAt() {
        scene.ticket
                .given(historyUntil(TicketStatus.CLOSED))
                .when(become(TicketStatus.IN_PROGRESS, 3L))
                .expectEvents(byBob(step(TicketStatus.CLOSED, TicketStatus.IN_PROGRESS)));
    }

    @Test
    void refusesAVersionTheTicketHasLeft() {
        scene.ticket
                .given(historyUntil(TicketStatus.IN_PROGRESS))
                .when(become(TicketStatus.RESOLVED, 1L))
                .expectException(refusal(Reason.STALE_VERSION, 2))
                .expectNoEvents();
    }

    @Test
    void refusesAVersionTheTicketHasNotReached() {
        scene.ticket
                .given(OPENED)
                .when(become(TicketStatus.RESOLVED, 2L))
                .expectException(refusal(Reason.STALE_VERSION, 1))
                .expectNoEvents();
    }

    @Test
    void namesAStaleVersionBeforeAnIllegalStep() {
        scene.ticket
                .given(OPENED)
                .when(become(TicketStatus.CLOSED, 7L))
                .expectException(refusal(Reason.STALE_VERSION, 1))
                .expectNoEvents();
    }

    @Test
    void tellsNothingElseToWhomAccessRefuses() {
        scene.access.refuse(Reason.TICKET_NOT_FOUND);
        scene.ticket
                .given(OPENED)
                .when(become(TicketStatus.CLOSED, 7L))
                .expectException(refusal(Reason.TICKET_NOT_FOUND, 0))
                .expectNoEvents();
    }

    @Test
    void asksForAccessToTheTicketAsItIsNow() {
        var command = become(TicketStatus.IN_PROGRESS, null);
        scene.ticket
                .given(historyUntil(TicketStatus.RESOLVED))
                .andGiven(new TicketDeleted("t-1"))
                .when(command)
                .expectSuccessfulHandlerExecution();
        assertThat(scene.access.asked)
                .containsExactly(
                        new Question(command, new Facts("t-1", TicketScene.ANN, "sales", TicketStatus.RESOLVED, true)));
    }

    private static UpdateTicketStatus become(TicketStatus status, @Nullable Long expectedVersion) {
        return new UpdateTicketStatus("t-1", status, expectedVersion, BOB);
    }
}
