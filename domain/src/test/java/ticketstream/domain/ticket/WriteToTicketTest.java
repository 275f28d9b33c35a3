package ticketstream.domain.ticket;

import static ticketstream.domain.ticket.TicketScene.BOB;
import static ticketstream.domain.ticket.TicketScene.OPENED;
import static ticketstream.domain.ticket.TicketScene.byBob;
import static ticketstream.domain.ticket.TicketScene.historyUntil;
import static ticketstream.domain.ticket.TicketScene.refusal;
import static ticketstream.domain.ticket.TicketScene.step;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketCommand.AddNote;
import ticketstream.domain.ticket.TicketCommand.ReplyToTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketEvent.TicketNoted;
import ticketstream.domain.ticket.TicketEvent.TicketReplied;
import ticketstream.domain.ticket.TicketRejection.Reason;

class WriteToTicketTest {
    private static final Actor ANN = new Actor("u-1", "ann", Role.USER, null);
    private static final TicketReplied REPLIED = new TicketReplied("t-1", "m-1", "Is it there?");
    private static final TicketNoted NOTED = new TicketNoted("t-1", "m-2", "The third time.");

    private final TicketScene scene = new TicketScene();

    @ParameterizedTest
    @EnumSource
    void leavesTheStatusWhenTheDeskReplies(TicketStatus status) {
        scene.ticket
                .given(historyUntil(status))
                .when(new ReplyToTicket("t-1", "m-1", "Is it there?", null, BOB))
                .expectEvents(byBob(REPLIED));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "CLOSED"})
    void isWorkedOnAgainWhenItsRequesterRepliesToWhatWasOver(TicketStatus status) {
        scene.ticket
                .given(historyUntil(status))
                .when(new ReplyToTicket("t-1", "m-1", "Is it there?", null, ANN))
                .expectEvents(REPLIED, step(status, TicketStatus.IN_PROGRESS));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "IN_PROGRESS"})
    void leavesTheStatusWhenItsRequesterRepliesBefore(TicketStatus status) {
        scene.ticket
                .given(historyUntil(status))
                .when(new ReplyToTicket("t-1", "m-1", "Is it there?", null, ANN))
                .expectEvents(REPLIED);
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheStatusWhenSomebodyNotes(TicketStatus status) {
        scene.ticket
                .given(historyUntil(status))
                .when(new AddNote("t-1", "m-2", "The third time.", null, BOB))
                .expectEvents(byBob(NOTED));
    }

    @Test
    void refusesWhatMayHaveBeenWrittenMeanwhile() {
        scene.ticket
                .given(OPENED, NOTED)
                .when(new AddNote("t-1", "m-2", "The third time.", 1L, BOB))
                .expectException(refusal(Reason.STALE_VERSION, 1))
                .expectNoEvents();
    }

    @Test
    void tellsNoVersionToWhomAccessRefuses() {
        scene.access.refuse(Reason.FORBIDDEN);
        scene.ticket
                .given(OPENED, NOTED)
                .when(new ReplyToTicket("t-1", "m-1", "Is it there?", 1L, BOB))
                .expectException(refusal(Reason.FORBIDDEN, 0))
                .expectNoEvents();
    }

    @Test
    void letsNoNoteMakeAChangeStale() {
        scene.ticket
                .given(OPENED, NOTED, NOTED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.RESOLVED, 1L, BOB))
                .expectEvents(byBob(step(TicketStatus.WAITING, TicketStatus.RESOLVED)));
    }

    @Test
    void refusesAVersionThatOnlyNotesReachedToWhomReadsNone() {
        scene.access.hideNotes();
        scene.ticket
                .given(OPENED, NOTED, NOTED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.WAITING, 2L, BOB))
                .expectException(refusal(Reason.STALE_VERSION, 1))
                .expectNoEvents();
    }

    @Test
    void letsAReplyMakeAChangeStaleAndCountsNoNotesInWhatItTells() {
        scene.ticket
                .given(OPENED, REPLIED, NOTED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.RESOLVED, 1L, BOB))
                .expectException(refusal(Reason.STALE_VERSION, 2))
                .expectNoEvents();
    }

    @Test
    void refusesAVersionThatIsYetToCome() {
        scene.ticket
                .given(OPENED, NOTED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.RESOLVED, 3L, BOB))
                .expectException(refusal(Reason.STALE_VERSION, 1))
                .expectNoEvents();
    }
}
