package ticketstream.domain.ticket;

import static ticketstream.domain.ticket.TicketScene.BOB;
import static ticketstream.domain.ticket.TicketScene.OPENED;
import static ticketstream.domain.ticket.TicketScene.byBob;
import static ticketstream.domain.ticket.TicketScene.historyUntil;
import static ticketstream.domain.ticket.TicketScene.refusal;

import org.junit.jupiter.api.Test;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketRejection.Reason;

class ChangeTicketDetailsTest {
    private static final ChangeTicketDetails CHANGE_ALL =
            new ChangeTicketDetails("t-1", "Paid twice", "Please refund.", "general-inquiry", 1L, BOB);

    private final TicketScene scene = new TicketScene();

    @Test
    void changesWhatIsGivenAndNamesTheCategoryBefore() {
        scene.ticket
                .given(OPENED)
                .when(CHANGE_ALL)
                .expectEvents(byBob(
                        new TicketDetailsChanged("t-1", "Paid twice", "Please refund.", "general-inquiry", "sales")));
    }

    @Test
    void keepsWhatIsNotGiven() {
        scene.ticket
                .given(OPENED)
                .when(new ChangeTicketDetails("t-1", null, "Please refund.", null, null, BOB))
                .expectEvents(byBob(new TicketDetailsChanged("t-1", "No invoice", "Please refund.", "sales", "sales")));
    }

    @Test
    void startsFromTheDetailsLastChanged() {
        scene.ticket
                .given(OPENED, new TicketDetailsChanged("t-1", "Paid twice", "Help.", "general-inquiry", "sales"))
                .when(new ChangeTicketDetails("t-1", "Paid thrice", null, null, 2L, BOB))
                .expectEvents(byBob(
                        new TicketDetailsChanged("t-1", "Paid thrice", "Help.", "general-inquiry", "general-inquiry")));
    }

    @Test
    void leavesNoEventWhenNothingChanges() {
        scene.ticket
                .given(OPENED)
                .when(new ChangeTicketDetails("t-1", "No invoice", null, "sales", null, BOB))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refusesAStaleVersion() {
        scene.ticket
                .given(historyUntil(TicketStatus.CLOSED))
                .when(CHANGE_ALL)
                .expectException(refusal(Reason.STALE_VERSION, 3))
                .expectNoEvents();
    }

    @Test
    void tellsNoVersionToWhomAccessRefuses() {
        scene.access.refuse(Reason.FORBIDDEN);
        scene.ticket
                .given(historyUntil(TicketStatus.CLOSED))
                .when(CHANGE_ALL)
                .expectException(refusal(Reason.FORBIDDEN, 0))
                .expectNoEvents();
    }
}
