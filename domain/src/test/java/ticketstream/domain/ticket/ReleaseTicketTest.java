package ticketstream.domain.ticket;

import static ticketstream.domain.ticket.TicketScene.BOB;
import static ticketstream.domain.ticket.TicketScene.CARL;
import static ticketstream.domain.ticket.TicketScene.OPENED;
import static ticketstream.domain.ticket.TicketScene.byBob;
import static ticketstream.domain.ticket.TicketScene.refusal;

import org.junit.jupiter.api.Test;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketRejection.Reason;

class ReleaseTicketTest {
    private static final TicketAssigned CARL_HAS_IT = new TicketAssigned("t-1", CARL, null);

    private final TicketScene scene = new TicketScene();

    @Test
    void takesTheTicketFromWhoeverHasIt() {
        scene.ticket
                .given(OPENED, CARL_HAS_IT)
                .when(new ReleaseTicket("t-1", 2L, BOB))
                .expectEvents(byBob(new TicketReleased("t-1", CARL)));
    }

    @Test
    void leavesNoEventWhenNobodyHasIt() {
        scene.ticket
                .given(OPENED, CARL_HAS_IT, new TicketReleased("t-1", CARL))
                .when(new ReleaseTicket("t-1", null, BOB))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refusesAStaleVersion() {
        scene.ticket
                .given(OPENED, CARL_HAS_IT)
                .when(new ReleaseTicket("t-1", 1L, BOB))
                .expectException(refusal(Reason.STALE_VERSION, 2))
                .expectNoEvents();
    }

    @Test
    void tellsNoVersionToWhomAccessRefuses() {
        scene.access.refuse(Reason.FORBIDDEN);
        scene.ticket
                .given(OPENED, CARL_HAS_IT)
                .when(new ReleaseTicket("t-1", 1L, BOB))
                .expectException(refusal(Reason.FORBIDDEN, 0))
                .expectNoEvents();
    }
}
