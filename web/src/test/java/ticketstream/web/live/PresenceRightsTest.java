package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.live.Examples.accessChanged;
import static ticketstream.web.live.Examples.change;
import static ticketstream.web.live.Examples.deletedTicket;
import static ticketstream.web.live.Examples.gone;
import static ticketstream.web.live.Examples.ticket;
import static ticketstream.web.live.PresenceScene.present;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;

/** Who is shown to whom, and until when. */
class PresenceRightsTest {
    private static final Scope SALES = Scope.department("sales");

    private final PresenceScene scene = new PresenceScene();
    private final Desks desk = scene.desk;
    private final RecordingSocket agentsSocket = scene.agentsSocket;
    private final RecordingSocket adminsSocket = scene.adminsSocket;
    private final Conversation agent = scene.agent;
    private final Conversation admin = scene.admin;

    /** Whoever may not see the ticket learns nothing, not even whether there is one. */
    @ParameterizedTest
    @ValueSource(strings = {"of-another-department", "deleted", "missing"})
    void isSilentAboutATicketThatTheAccountDoesNotSee(String ticketId) {
        desk.tickets.put("of-another-department", ticket("of-another-department", "it", 1));
        desk.tickets.put("deleted", deletedTicket("deleted", 2));
        scene.sits(admin, ticketId, "viewing");
        scene.sits(agent, ticketId, "editing");

        assertThat(agentsSocket.types()).containsExactly("welcome");
        assertThat(present(adminsSocket)).doesNotContain("name-sam editing");
        assertThat(desk.announced).noneMatch(news -> news.present().toString().contains("sam"));
        desk.passes(Duration.ofSeconds(3));
        assertThat(agentsSocket.pings()).isZero();
    }

    @Test
    void showsTheOwnerOfATicketWhoIsThereToo() {
        RecordingSocket owners = new RecordingSocket();
        Conversation owner = desk.enter(owners, Examples.USER, null);
        scene.sits(agent, "t", "editing");
        scene.sits(owner, "t", "viewing");

        assertThat(present(owners)).containsExactly("name-sam editing");
        assertThat(present(agentsSocket)).containsExactly("", "name-anne viewing");
    }

    @Test
    void saysNothingMoreOfATicketThatLeftTheDepartment() {
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        desk.tickets.put("t", ticket("t", "it", 2));
        desk.feeds.arrives(gone(SALES, "t", 2));
        admin.receive("{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"typing\"}");
        scene.passes();
        assertThat(agentsSocket.types()).containsExactly("welcome", "presence", "ticket-gone");

        desk.runsBackground();
        scene.passes();
        assertThat(agentsSocket.types()).containsExactly("welcome", "presence", "ticket-gone");
        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing", "");
    }

    @Test
    void endsWithTheTicket() {
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        desk.tickets.put("t", deletedTicket("t", 2));
        desk.feeds.arrives(change(Scope.DESK, "t", 2));
        desk.runsBackground();
        scene.passes();

        assertThat(desk.announced.getLast().present()).isEqualTo(Map.of("t", List.of()));
        desk.tickets.put("t", ticket("t", "sales", 3));
        desk.feeds.arrives(change(Scope.DESK, "t", 3));
        desk.runsBackground();
        scene.passes();
        assertThat(desk.announced.getLast().present()).isEqualTo(Map.of("t", List.of()));
    }

    @Test
    void endsWithTheRightToSeeTheTicket() {
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        desk.has(Examples.account("sam", Role.AGENT, "it"));
        desk.feeds.arrives(accessChanged("sam", 2));
        admin.receive("{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"typing\"}");
        scene.passes();
        assertThat(agentsSocket.types()).containsExactly("welcome", "presence");
        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing", "");

        desk.runsBackground();
        scene.passes();
        desk.has(Examples.SALES_AGENT);
        desk.feeds.arrives(accessChanged("sam", 3));
        desk.runsBackground();
        scene.passes();
        assertThat(agentsSocket.types()).containsExactly("welcome", "presence", "access-changed", "access-changed");
        assertThat(present(adminsSocket)).endsWith("");
    }

    @Test
    void staysWhereRightsChangeAndTheTicketCanStillBeSeen() {
        scene.sits(admin, "t", "viewing");
        scene.sits(agent, "t", "viewing");
        desk.has(Examples.account("sam", Role.ADMIN, null));
        desk.feeds.arrives(accessChanged("sam", 2));
        desk.runsBackground();
        scene.passes();

        assertThat(present(adminsSocket)).containsExactly("", "name-sam viewing");
    }
}
