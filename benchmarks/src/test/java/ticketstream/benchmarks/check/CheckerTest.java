package ticketstream.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.benchmarks.check.Run.ADA;
import static ticketstream.benchmarks.check.Run.BOB;
import static ticketstream.benchmarks.check.Run.ROOT;
import static ticketstream.benchmarks.check.Run.SAM;
import static ticketstream.benchmarks.check.Run.created;
import static ticketstream.benchmarks.check.Run.event;
import static ticketstream.benchmarks.check.Run.operation;
import static ticketstream.benchmarks.check.Run.row;
import static ticketstream.benchmarks.check.Run.status;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private final Run run = new Run();

    @Test
    void acceptsAFaultlessRun() {
        assertThat(run.violations()).isEmpty();
    }

    @Test
    void acceptsAnUnknownOutcomeThatHappened() {
        run.operations.add(operation(7, "a", Kind.CREATE, "t9", "perhaps", 0, Outcome.UNKNOWN));
        run.histories.put("t2", List.of(created("t2", 3, "mistake"), deleted(4, 2)));

        assertThat(run.violations()).isEmpty();
    }

    @Test
    void findsAnAcknowledgedCreateThatWasLost() {
        run.operations.add(operation(7, "b", Kind.CREATE, "t7", "lost one", 0, Outcome.OK));

        assertThat(run.violations()).singleElement().asString().startsWith("(a) lost: operation 7");
    }

    @Test
    void findsAnAcknowledgedStepThatWasLost() {
        run.operations.add(operation(7, "r", Kind.STATUS, "t1", "resolved", 2, Outcome.OK));

        assertThat(run.violations()).singleElement().asString().startsWith("(a) lost: operation 7");
    }

    @Test
    void findsACreateThatWasDoneTwice() {
        run.histories.put("t3", List.of(created("t3", 9, "printer"), eventOf("t3", 10)));

        assertThat(run.violations()).anyMatch(found -> found.startsWith("(a) done 2 times: operation 1"));
    }

    @Test
    void findsAnEventStoredTwice() {
        var step = status(2, 2, "waiting", "in-progress");
        run.histories.put("t1", List.of(created("t1", 1, "printer"), step, step));

        assertThat(run.violations())
                .anyMatch(found -> found.startsWith("(a) done 2 times: operation 2"))
                .anyMatch(found -> found.startsWith("(c) ticket t1") && found.contains("version 3 should come here"))
                .anyMatch(found -> found.startsWith("(c) position 2"));
    }

    @Test
    void acceptsAReplyThatWasOvertakenBeforeItWasAnswered() {
        run.operations.add(operation(7, "s", Kind.REPLY, "t2", "coming", 5, Outcome.OK));
        run.histories.put("t2", List.of(created("t2", 3, "mistake"), replied(4, 2), deleted(5, 3)));
        run.operations.set(3, operation(4, "r", Kind.DELETE, "t2", "", 2, Outcome.OK));

        assertThat(run.violations()).isEmpty();
    }

    @Test
    void findsAReplyWrittenTwice() {
        run.operations.add(operation(7, "s", Kind.REPLY, "t2", "coming", 5, Outcome.OK));
        run.histories.put("t2", List.of(created("t2", 3, "mistake"), replied(4, 2), replied(5, 3), deleted(6, 4)));
        run.operations.set(3, operation(4, "r", Kind.DELETE, "t2", "", 3, Outcome.OK));

        assertThat(run.violations()).singleElement().asString().startsWith("(a) done 2 times: operation 7");
    }

    @Test
    void findsAReplyThatWasLost() {
        run.operations.add(operation(7, "s", Kind.REPLY, "t1", "coming", 5, Outcome.OK));

        assertThat(run.violations()).singleElement().asString().startsWith("(a) lost: operation 7");
    }

    @Test
    void findsAnAnswerThatNamedTheWrongTicket() {
        run.operations.set(0, operation(1, "a", Kind.CREATE, "t5", "printer", 0, Outcome.OK));

        assertThat(run.violations()).singleElement().asString().startsWith("(a) misplaced: operation 1");
    }

    @Test
    void findsOneEventPromisedToTwo() {
        run.operations.add(operation(7, "s", Kind.STATUS, "t1", "in-progress", 1, Outcome.OK));

        assertThat(run.violations()).singleElement().asString().startsWith("(a) one event was promised to 2");
    }

    @Test
    void findsARefusedStepThatHappened() {
        run.operations.set(1, operation(2, "s", Kind.STATUS, "t1", "in-progress", 1, Outcome.FAIL));

        assertThat(run.violations()).singleElement().asString().startsWith("(b) refused, yet done: operation 2");
    }

    @Test
    void findsAnUnknownCreateThatHappenedTwice() {
        run.operations.set(2, operation(3, "a", Kind.CREATE, "t2", "mistake", 0, Outcome.UNKNOWN));
        run.histories.put("t4", List.of(created("t4", 9, "mistake"), eventOf("t4", 10)));

        assertThat(run.violations()).anyMatch(found -> found.startsWith("(b) done 2 times: operation 3"));
    }

    @Test
    void findsAnEventThatNobodyAskedFor() {
        run.operations.remove(3);

        assertThat(run.violations()).singleElement().asString().startsWith("(b) nobody asked for ticket.deleted");
    }

    @Test
    void findsAGap() {
        run.operations.set(1, operation(2, "s", Kind.STATUS, "t1", "in-progress", 2, Outcome.OK));
        run.histories.put("t1", List.of(created("t1", 1, "printer"), status(3, 3, "waiting", "in-progress")));

        assertThat(run.violations())
                .anyMatch(found -> found.startsWith("(c) ticket t1") && found.contains("version 2 should come here"));
    }

    @Test
    void findsAnIllegalStep() {
        run.operations.set(1, operation(2, "s", Kind.STATUS, "t1", "closed", 1, Outcome.OK));
        run.histories.put("t1", List.of(created("t1", 1, "printer"), status(2, 2, "waiting", "closed")));

        assertThat(run.violations())
                .anyMatch(found -> found.startsWith("(c) ticket t1") && found.contains("waiting -> closed"));
    }

    @Test
    void findsAStepAfterTheEnd() {
        run.histories.put("t2", List.of(created("t2", 3, "mistake"), deleted(4, 2), deleted(5, 3)));

        assertThat(run.violations()).anyMatch(found -> found.contains("after the ticket was deleted"));
    }

    @Test
    void findsAStaleRow() {
        run.lists.put(SAM, List.of(row("t1", "a", "waiting", 1)));

        assertThat(run.violations())
                .singleElement()
                .asString()
                .startsWith("(d) the list of sam shows ticket t1 wrongly")
                .contains("status is waiting instead of in-progress", "version is 1 instead of 2");
    }

    @Test
    void findsAForeignRow() {
        run.lists.put(BOB, List.of(Run.row()));

        assertThat(run.violations()).singleElement().asString().startsWith("(d) the list of bob shows a ticket that");
    }

    @Test
    void findsARowShownTwice() {
        run.lists.put(ROOT, List.of(Run.row(), Run.row()));

        assertThat(run.violations()).containsExactly("(d) the list of root shows ticket t1 twice");
    }

    @Test
    void findsAMissingRow() {
        run.lists.put(ADA, List.of());

        assertThat(run.violations()).singleElement().asString().startsWith("(d) the list of ada lacks ticket");
    }

    @Test
    void findsAFrameThatNeverCame() {
        run.lives.put(ADA, List.of(row("t1", "a", "waiting", 1)));

        assertThat(run.violations()).singleElement().asString().startsWith("(e) the live view of ada shows ticket t1");
    }

    @Test
    void findsAFrameForSomebodyElse() {
        run.frames.put(BOB, List.of(new Shown("status-updated", "t1", 2, Run.row())));
        run.frames.put(ADA, List.of(new Shown("ticket-deleted", "t3", 2, null)));

        assertThat(run.violations())
                .containsExactly(
                        "(e) ada got a foreign frame: ticket-deleted of ticket t3 version 2",
                        "(e) bob got a foreign frame: status-updated of ticket t1 version 2");
    }

    @Test
    void findsAFrameWithTheWrongContent() {
        run.frames.put(ADA, List.of(new Shown("status-updated", "t1", 2, row("t1", "a", "resolved", 2))));

        assertThat(run.violations()).singleElement().asString().contains("status is resolved instead of in-progress");
    }

    private static Event deleted(long position, long version) {
        return event("t2", position, version, "ticket.deleted", "r", Map.of());
    }

    private static Event eventOf(String ticket, long position) {
        return event(ticket, position, 2, "ticket.deleted", "r", Map.of());
    }

    private static Event replied(long position, long version) {
        return event("t2", position, version, "ticket.replied", "s", Map.of("text", "coming"));
    }
}
