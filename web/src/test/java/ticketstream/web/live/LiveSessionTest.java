package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.live.Examples.accessChanged;
import static ticketstream.web.live.Examples.change;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;

class LiveSessionTest {
    private static final Scope SALES = Scope.department("sales");

    private final Desks desk = new Desks();
    private final RecordingSocket socket = new RecordingSocket();

    @Test
    void welcomesAndThenSendsOnlyFramesOfItsScope() {
        desk.enter(socket, Examples.SALES_AGENT, null);
        desk.feeds.arrives(change(SALES, "t", 1));
        desk.feeds.arrives(change(Scope.department("technical-support"), "u", 1));
        desk.feeds.arrives(change(Scope.account("anne"), "t", 1));
        desk.feeds.arrives(change(Scope.DESK, "t", 1));

        assertThat(socket.types()).containsExactly("welcome", "ticket-created");
        assertThat(socket.frames().getFirst().get("account").get("department").asString())
                .isEqualTo("sales");
    }

    @Test
    void resumesExactlyWhereTheClientWas() {
        desk.enter(socket, Examples.ADMIN, null);
        for (int version = 1; version <= 5; version++) {
            desk.feeds.arrives(change(Scope.DESK, "t", version));
        }
        String third = socket.frames().get(3).get("cursor").asString();

        RecordingSocket again = new RecordingSocket();
        desk.enter(again, Examples.ADMIN, third);
        desk.feeds.arrives(change(Scope.DESK, "t", 6));

        assertThat(again.frames().getFirst().get("cursor").asString()).isEqualTo(third);
        assertThat(again.frames().stream()
                        .skip(1)
                        .map(frame -> frame.get("version").asInt()))
                .containsExactly(4, 5, 6);
    }

    @Test
    void tellsAClientThatComesBackHowManyChangesItMissed() {
        desk.enter(socket, Examples.SALES_AGENT, null);
        String cursor = socket.last().get("cursor").asString();
        desk.feeds.arrives(change(SALES, "t", 1));
        desk.feeds.arrives(change(Scope.DESK, "t", 1));
        desk.feeds.arrives(change(SALES, "t", 2));

        RecordingSocket again = new RecordingSocket();
        desk.enter(again, Examples.SALES_AGENT, cursor);

        assertThat(socket.frames().getFirst().get("missed").asInt()).isZero();
        assertThat(again.frames().getFirst().get("missed").asInt()).isEqualTo(2);
        assertThat(again.types()).containsExactly("welcome", "ticket-created", "status-updated");
    }

    @Test
    void asksAClientWithAnUnknownCursorToLoadAnewAndGoesOnFromThere() {
        desk.enter(socket, Examples.ADMIN, "forged");
        desk.feeds.arrives(change(Scope.DESK, "t", 1));

        assertThat(socket.types()).containsExactly("welcome", "resync", "ticket-created");
    }

    @Test
    void asksAClientWhoseRightsChangedWhileItWasAwayToLoadAnew() {
        desk.enter(socket, Examples.SALES_AGENT, null);
        String cursor = socket.last().get("cursor").asString();
        desk.feeds.arrives(change(SALES, "t", 1));
        desk.feeds.arrives(accessChanged("sam", 2));

        RecordingSocket again = new RecordingSocket();
        desk.enter(again, Examples.SALES_AGENT, cursor);

        assertThat(again.types()).containsExactly("welcome", "resync");
    }

    @Test
    void cutsTheOldScopeAtOnceAndGoesOnInTheNewOne() {
        desk.enter(socket, Examples.SALES_AGENT, null);
        desk.has(Examples.account("sam", Role.AGENT, "general-inquiry"));
        desk.feeds.arrives(accessChanged("sam", 2));
        desk.feeds.arrives(change(SALES, "secret", 1));
        assertThat(socket.types()).containsExactly("welcome");

        desk.runsBackground();
        desk.feeds.arrives(change(SALES, "secret", 2));
        desk.feeds.arrives(change(Scope.department("general-inquiry"), "t", 1));

        assertThat(socket.types()).containsExactly("welcome", "access-changed", "ticket-created");
        assertThat(socket.last().get("ticketId").asString()).isEqualTo("t");
    }

    @Test
    void doesNotUseRightsThatChangeWhileTheyAreRead() {
        desk.whileAccountsAreRead = () -> {
            desk.whileAccountsAreRead = () -> {};
            desk.has(Examples.account("sam", Role.USER, null));
            desk.feeds.arrives(accessChanged("sam", 2));
        };
        desk.enter(socket, Examples.SALES_AGENT, null);
        desk.runsBackground();
        desk.feeds.arrives(change(SALES, "secret", 1));

        assertThat(socket.types()).containsExactly("welcome");
        assertThat(socket.last().get("account").get("role").asString()).isEqualTo("user");
    }

    @Test
    void endsTheConnectionOfADisabledAccount() {
        desk.enter(socket, Examples.SALES_AGENT, null);
        desk.has(Examples.disabled(Examples.SALES_AGENT));
        desk.feeds.arrives(accessChanged("sam", 2));
        desk.runsBackground();

        assertThat(socket.closed()).contains(CloseCode.ACCESS_WITHDRAWN);
    }

    /** As after a crash between announcing and remembering that. */
    @Test
    void tellsAChangeThatIsAnnouncedTwiceOnce() {
        desk.enter(socket, Examples.ADMIN, null);
        for (int time = 0; time < 2; time++) {
            desk.feeds.arrives(change(Scope.DESK, "t", 1));
            desk.feeds.arrives(change(Scope.DESK, "t", 2));
        }
        String cursor = socket.last().get("cursor").asString();
        desk.feeds.arrives(change(Scope.DESK, "t", 3));
        assertThat(shown()).containsExactly("t1", "t2", "t3");

        RecordingSocket again = new RecordingSocket();
        desk.enter(again, Examples.ADMIN, cursor);
        assertThat(again.types()).containsExactly("welcome", "status-updated");
    }

    @Test
    void tellsWhoDoesNotLookTheNewestOfEachTicketOnceASecond() {
        Conversation conversation = desk.enter(socket, Examples.ADMIN, null);
        conversation.receive("{\"type\":\"visibility\",\"hidden\":true}");
        for (int version = 1; version <= 4; version++) {
            desk.feeds.arrives(change(Scope.DESK, "t", version));
            desk.feeds.arrives(change(Scope.DESK, "u", version));
        }
        assertThat(shown()).containsExactly("t1");

        desk.passes(Duration.ofMillis(999));
        assertThat(shown()).containsExactly("t1");
        desk.passes(Duration.ofMillis(1));
        assertThat(shown()).containsExactly("t1", "u1", "t4", "u4");

        desk.feeds.arrives(change(Scope.DESK, "t", 5));
        assertThat(shown()).hasSize(4);
        conversation.receive("{\"type\":\"visibility\",\"hidden\":false}");
        desk.feeds.arrives(change(Scope.DESK, "t", 6));
        assertThat(shown()).endsWith("t5", "t6");
    }

    @Test
    void holdsNothingElseBackFromWhoDoesNotLook() {
        Conversation conversation = desk.enter(socket, Examples.SALES_AGENT, null);
        conversation.receive("{\"type\":\"visibility\",\"hidden\":true}");
        desk.feeds.arrives(change(SALES, "t", 1));
        desk.feeds.arrives(change(SALES, "t", 2));

        desk.feeds.arrives(accessChanged("sam", 2));
        desk.runsBackground();

        assertThat(socket.types()).containsExactly("welcome", "ticket-created", "status-updated", "access-changed");
    }

    @Test
    void tellsEverybodyToLoadAnewWhenTheTopicWasReplaced() {
        desk.enter(socket, Examples.ADMIN, null);
        desk.feeds.arrives(change(Scope.DESK, "t", 1));
        desk.feeds.arrives(change(Scope.DESK, "t", 2));
        desk.feeds.replaced("second");
        desk.feeds.arrives(change(Scope.DESK, "t", 3));

        assertThat(socket.types())
                .containsExactly("welcome", "ticket-created", "status-updated", "resync", "status-updated");
    }

    private List<String> shown() {
        return socket.frames().stream()
                .filter(frame -> frame.has("ticketId"))
                .map(frame ->
                        frame.get("ticketId").asString() + frame.get("version").asInt())
                .toList();
    }
}
