package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.live.Examples.NOW;
import static ticketstream.web.live.Examples.accessChanged;
import static ticketstream.web.live.Examples.change;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.ChangeType;
import ticketstream.web.live.count.OpenTicket;
import tools.jackson.databind.JsonNode;

class CountersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String COUNT = "{\"type\":\"count\"}";

    private final Desks desk = new Desks();
    private final RecordingSocket socket = new RecordingSocket();

    @BeforeEach
    void load() {
        desk.openTickets.put("a", new OpenTicket("anne", "sales", TicketStatus.WAITING, 1));
        desk.openTickets.put("b", new OpenTicket("bert", "it", TicketStatus.RESOLVED, 4));
        desk.passes(SECOND);
        desk.runsBackground();
    }

    @Test
    void tellsNobodyWhoDidNotAsk() {
        desk.enter(socket, Examples.ADMIN, null);
        desk.feeds.arrives(change(Scope.DESK, "t", 2));
        desk.passes(SECOND);

        assertThat(socket.types()).containsExactly("welcome", "status-updated");
    }

    @Test
    void tellsEachHisPartAtOnceAndThenOnlyOtherNumbers() {
        RecordingSocket agent = new RecordingSocket();
        desk.enter(agent, Examples.SALES_AGENT, null).receive(COUNT);
        desk.enter(socket, Examples.ADMIN, null).receive(COUNT);

        assertThat(agent.last().toString())
                .isEqualTo("{\"type\":\"counters\",\"byStatus\":{\"waiting\":1,\"in-progress\":0,\"resolved\":0},"
                        + "\"byDepartment\":{\"sales\":{\"waiting\":1,\"in-progress\":0,\"resolved\":0}}}");
        assertThat(open(socket)).containsExactly(1, 0, 1);

        desk.feeds.arrives(change(Scope.DESK, "a", 2));
        desk.passes(SECOND);
        desk.passes(SECOND);

        assertThat(open(socket)).containsExactly(0, 1, 1);
        assertThat(open(agent)).containsExactly(0, 1, 0);
        assertThat(agent.types()).containsExactly("welcome", "counters", "counters");

        desk.feeds.arrives(deleted("b", 5));
        desk.passes(SECOND);

        assertThat(open(socket)).containsExactly(0, 1, 0);
        assertThat(agent.types()).hasSize(3);
    }

    @Test
    void countsNeitherWhatIsOlderThanWhatWasLoadedNorTwice() {
        desk.openTickets.put("c", new OpenTicket("anne", "sales", TicketStatus.IN_PROGRESS, 7));
        desk.feeds.replaced("second");
        desk.feeds.arrives(change(Scope.DESK, "c", 6));
        desk.feeds.arrives(change(Scope.DESK, "c", 7));
        desk.feeds.arrives(change(Scope.DESK, "d", 2));
        desk.feeds.arrives(change(Scope.DESK, "d", 2));
        desk.enter(socket, Examples.ADMIN, null).receive(COUNT);
        assertThat(socket.types()).doesNotContain("counters");

        desk.runsBackground();
        desk.passes(SECOND);

        assertThat(open(socket)).containsExactly(1, 2, 1);
    }

    @Test
    void loadsAgainWhatCouldNotBeLoaded() {
        desk.openTicketsAreAway = true;
        desk.feeds.replaced("second");
        desk.runsBackground();
        desk.enter(socket, Examples.ADMIN, null).receive(COUNT);
        desk.openTicketsAreAway = false;
        desk.passes(SECOND);
        desk.runsBackground();
        desk.passes(SECOND);

        assertThat(open(socket)).containsExactly(1, 0, 1);
    }

    @Test
    void answersWhoSeesNoTicketAtAll() {
        desk.has(Examples.account("lea", Role.AGENT, null));
        desk.enter(socket, Examples.account("lea", Role.AGENT, null), null).receive(COUNT);
        desk.feeds.arrives(change(Scope.DESK, "new", 2));
        desk.passes(SECOND);

        assertThat(open(socket)).containsExactly(0, 0, 0);
        assertThat(socket.types()).containsExactly("welcome", "counters");
    }

    @Test
    void tellsNothingOfAPartThatWasWithdrawn() {
        desk.enter(socket, Examples.SALES_AGENT, null).receive(COUNT);
        desk.has(Examples.account("sam", Role.AGENT, "it"));
        desk.feeds.arrives(accessChanged("sam", 2));
        desk.feeds.arrives(change(Scope.DESK, "new", 2));
        desk.passes(SECOND);
        assertThat(socket.types()).containsExactly("welcome", "counters");

        desk.runsBackground();
        desk.passes(SECOND);

        assertThat(socket.last().get("byDepartment").propertyNames()).containsExactly("it");
    }

    private static List<Integer> open(RecordingSocket socket) {
        JsonNode byStatus = socket.last().get("byStatus");
        return List.of(
                byStatus.get("waiting").asInt(),
                byStatus.get("in-progress").asInt(),
                byStatus.get("resolved").asInt());
    }

    private static Change deleted(String ticket, long version) {
        return new Change(
                Scope.DESK,
                ChangeType.TICKET_DELETED,
                ticket,
                version,
                version,
                NOW,
                Examples.ANNE,
                null,
                null,
                List.of(),
                null);
    }
}
