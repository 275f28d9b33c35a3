package ticketstream.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.domain.ticket.TicketScene.BOB;
import static ticketstream.domain.ticket.TicketScene.byBob;
import static ticketstream.domain.ticket.TicketScene.refusal;

import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.RecordingAccess.Question;
import ticketstream.domain.ticket.TicketAccess.Facts;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketRejection.Reason;

class CreateTicketTest {
    private static final Person CREATOR = new Person("a-1", "bob");
    private static final CreateTicket CREATE = new CreateTicket("t-1", "No invoice", "It never came.", "sales", BOB);

    private final TicketScene scene = new TicketScene();

    @Test
    void opensTheTicketForWhoeverAsks() {
        scene.ticket
                .givenNoPriorActivity()
                .when(CREATE)
                .expectEvents(byBob(new TicketCreated("t-1", "No invoice", "It never came.", "sales", CREATOR)));
    }

    @Test
    void asksForAccessToAWaitingTicketOfTheActorsOwn() {
        scene.ticket.givenNoPriorActivity().when(CREATE).expectSuccessfulHandlerExecution();
        assertThat(scene.access.asked)
                .containsExactly(new Question(CREATE, new Facts("t-1", CREATOR, "sales", TicketStatus.WAITING, false)));
    }

    @Test
    void opensNothingForWhomAccessRefuses() {
        scene.access.refuse(Reason.FORBIDDEN);
        scene.ticket
                .givenNoPriorActivity()
                .when(CREATE)
                .expectException(refusal(Reason.FORBIDDEN, 0))
                .expectNoEvents();
    }
}
