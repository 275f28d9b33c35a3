package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.live.Examples.change;
import static ticketstream.web.live.Examples.ticket;
import static ticketstream.web.live.PresenceScene.present;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Scope;
import ticketstream.web.live.presence.Announcement;
import ticketstream.web.live.presence.Attendee;
import ticketstream.web.live.presence.Doing;

class PresencesTest {
    private static final Attendee SAM = new Attendee("sam", "name-sam", Doing.VIEWING);

    private final PresenceScene scene = new PresenceScene();
    private final Desks desk = scene.desk;
    private final RecordingSocket agentsSocket = scene.agentsSocket;
    private final RecordingSocket adminsSocket = scene.adminsSocket;
    private final Conversation agent = scene.agent;
    private final Conversation admin = scene.admin;

    @Test
    void tellsWhoIsAtATicketWhoElseIsAndWhatTheyDo() {
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        agent.receive("{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"editing\"}");
        scene.passes();
        agent.receive("{\"type\":\"presence\",\"ticketId\":null}");
        scene.passes();

        assertThat(adminsSocket.last().toString())
                .isEqualTo("{\"type\":\"presence\",\"ticketId\":\"t\",\"present\":[]}");
        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing", "name-sam editing", "");
        assertThat(present(agentsSocket)).containsExactly("name-root viewing");
    }

    @Test
    void tellsNothingToWhoIsNotThereAndNothingTwice() {
        scene.sits(agent, "t", "viewing");
        scene.passes();
        scene.passes();

        assertThat(present(agentsSocket)).containsExactly("");
        assertThat(present(adminsSocket)).isEmpty();
    }

    @Test
    void takesAllWindowsOfAnAccountForOneWithTheMostThatIsDoneThere() {
        RecordingSocket second = new RecordingSocket();
        Conversation another = desk.enter(second, Examples.SALES_AGENT, null);
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "typing");
        scene.sits(another, "t", "away");
        another.end();
        agent.receive("{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"away\"}");
        scene.passes();

        assertThat(present(adminsSocket)).containsExactly("", "name-sam typing", "name-sam away");
        assertThat(present(second)).containsExactly("name-root viewing");
    }

    @Test
    void knowsAWindowAtOneTicketOnly() {
        desk.tickets.put("u", ticket("u", "sales", 1));
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        scene.sits(agent, "u", "viewing");

        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing", "");
        assertThat(agentsSocket.last().toString())
                .isEqualTo("{\"type\":\"presence\",\"ticketId\":\"u\",\"present\":[]}");
    }

    @Test
    void asksForSignsOfLifeAndShowsNobodyWhoGivesNone() {
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        agent.session().heard();
        desk.passes(Duration.ofSeconds(2));
        assertThat(agentsSocket.pings()).isEqualTo(1);

        admin.session().heard();
        desk.passes(Duration.ofMillis(1_999));
        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing");
        desk.passes(Duration.ofMillis(1));
        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing", "");

        agent.session().heard();
        scene.passes();
        assertThat(present(adminsSocket)).endsWith("name-sam viewing");
        assertThat(agentsSocket.closed()).isEmpty();
    }

    @Test
    void asksRarelyAgainWhenNobodyIsAtATicket() {
        scene.sits(agent, "t", "viewing");
        agent.receive("{\"type\":\"presence\",\"ticketId\":null}");
        desk.passes(Duration.ofSeconds(19));

        assertThat(agentsSocket.pings()).isZero();
    }

    @Test
    void forgetsAConnectionThatEnded() {
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        agent.end();
        scene.passes();

        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing", "");
    }

    @Test
    void tellsOtherNodesAndShowsWhomTheyName() {
        scene.sits(agent, "t", "viewing");
        assertThat(desk.announced).containsExactly(new Announcement("here", Map.of("t", List.of(SAM))));
        desk.roll.hear(new Announcement(
                "there",
                Map.of(
                        "t",
                        List.of(
                                new Attendee("root", "name-root", Doing.AWAY),
                                new Attendee("sam", "name-sam", Doing.TYPING)))));
        scene.passes();

        assertThat(present(agentsSocket)).containsExactly("", "name-root away");
    }

    @Test
    void neverDisplacesAChangeAndIsItselfDisplacedByTheNewestOnly() {
        scene.sits(admin, "t", "viewing");
        adminsSocket.slow(true);
        desk.feeds.arrives(change(Scope.DESK, "t", 1));
        desk.feeds.arrives(change(Scope.DESK, "t", 2));
        desk.runsBackground();
        scene.sits(agent, "t", "viewing");
        scene.sits(agent, "t", "editing");
        for (int frame = 0; frame < 3; frame++) {
            adminsSocket.takes();
        }

        assertThat(adminsSocket.types())
                .containsExactly("welcome", "presence", "ticket-created", "status-updated", "presence");
        assertThat(present(adminsSocket)).containsExactly("", "name-sam editing");
    }

    @Test
    void waitsForTheLogWhenItCannotBeRead() {
        desk.logIsAway = true;
        scene.sits(agent, "t", "viewing");
        assertThat(present(agentsSocket)).isEmpty();

        desk.logIsAway = false;
        scene.passes();
        desk.runsBackground();
        scene.passes();
        assertThat(present(agentsSocket)).containsExactly("");
    }
}
