package ticketstream.domain.ticket;

import static ticketstream.domain.ticket.TicketScene.BOB;
import static ticketstream.domain.ticket.TicketScene.CARL;
import static ticketstream.domain.ticket.TicketScene.OPENED;
import static ticketstream.domain.ticket.TicketScene.byBob;
import static ticketstream.domain.ticket.TicketScene.refusal;

import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketRejection.Reason;

class AssignTicketTest {
    private static final Person DORA = new Person("a-3", "dora");
    private static final TicketAssigned CARL_HAS_IT = new TicketAssigned("t-1", CARL, null);

    private final TicketScene scene = new TicketScene();

    @Test
    void givesTheTicketToSomebody() {
        scene.ticket
                .given(OPENED)
                .when(new AssignTicket("t-1", CARL, 1L, BOB))
                .expectEvents(byBob(new TicketAssigned("t-1", CARL, null)));
    }

    @Test
    void namesWhoHadItBefore() {
        scene.ticket
                .given(OPENED, CARL_HAS_IT)
                .when(new AssignTicket("t-1", DORA, null, BOB))
                .expectEvents(byBob(new TicketAssigned("t-1", DORA, CARL)));
    }

    @Test
    void leavesNoEventWhenThatPersonHasItAlready() {
        scene.ticket
                .given(OPENED, CARL_HAS_IT)
                .when(new AssignTicket("t-1", CARL, null, BOB))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refusesAStaleVersion() {
        scene.ticket
                .given(OPENED, CARL_HAS_IT)
                .when(new AssignTicket("t-1", DORA, 1L, BOB))
                .expectException(refusal(Reason.STALE_VERSION, 2))
                .expectNoEvents();
    }

    @Test
    void tellsNoVersionToWhomAccessRefuses() {
        scene.access.refuse(Reason.FORBIDDEN);
        scene.ticket
                .given(OPENED, CARL_HAS_IT)
                .when(new AssignTicket("t-1", DORA, 1L, BOB))
                .expectException(refusal(Reason.FORBIDDEN, 0))
                .expectNoEvents();
    }
}
