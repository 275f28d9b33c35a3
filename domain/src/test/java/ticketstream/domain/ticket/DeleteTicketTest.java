package ticketstream.domain.ticket;

import static ticketstream.domain.ticket.TicketScene.BOB;
import static ticketstream.domain.ticket.TicketScene.OPENED;
import static ticketstream.domain.ticket.TicketScene.byBob;
import static ticketstream.domain.ticket.TicketScene.historyUntil;
import static ticketstream.domain.ticket.TicketScene.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketRejection.Reason;

class DeleteTicketTest {
    private final TicketScene scene = new TicketScene();

    @ParameterizedTest
    @EnumSource
    void deletesFromEveryStatus(TicketStatus status) {
        scene.ticket
                .given(historyUntil(status))
                .when(new DeleteTicket("t-1", null, BOB))
                .expectEvents(byBob(new TicketDeleted("t-1")));
    }

    @Test
    void deletesTheVersionTheActorSaw() {
        scene.ticket.given(OPENED).when(new DeleteTicket("t-1", 1L, BOB)).expectEvents(byBob(new TicketDeleted("t-1")));
    }

    @Test
    void refusesAStaleVersion() {
        scene.ticket
                .given(historyUntil(TicketStatus.IN_PROGRESS))
                .when(new DeleteTicket("t-1", 1L, BOB))
                .expectException(refusal(Reason.STALE_VERSION, 2))
                .expectNoEvents();
    }

    @Test
    void tellsNoVersionToWhomAccessRefuses() {
        scene.access.refuse(Reason.TICKET_NOT_FOUND);
        scene.ticket
                .given(historyUntil(TicketStatus.IN_PROGRESS))
                .when(new DeleteTicket("t-1", 1L, BOB))
                .expectException(refusal(Reason.TICKET_NOT_FOUND, 0))
                .expectNoEvents();
    }
}
