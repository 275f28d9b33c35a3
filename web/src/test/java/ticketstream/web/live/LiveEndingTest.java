package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.live.Examples.change;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Scope;

class LiveEndingTest {
    private final Desks desk = new Desks();
    private final RecordingSocket socket = new RecordingSocket();

    @Test
    void closesAClientThatDoesNotSayHello() {
        desk.connect(socket);
        desk.passes(Duration.ofMillis(4_900));
        assertThat(socket.closed()).isEmpty();
        desk.passes(Duration.ofMillis(100));
        assertThat(socket.closed()).contains(CloseCode.NO_HELLO);
    }

    @Test
    void closesASilentListenerWhenItsTokenExpires() {
        Conversation conversation = desk.enter(socket, Examples.USER, null);
        for (int minute = 1; minute < 5; minute++) {
            desk.passes(Duration.ofSeconds(30));
            conversation.session().heard();
            desk.passes(Duration.ofSeconds(30));
            conversation.session().heard();
        }
        assertThat(socket.closed()).isEmpty();
        desk.passes(Duration.ofMinutes(1));
        assertThat(socket.closed()).contains(CloseCode.TOKEN_REFUSED);
    }

    @Test
    void goesOnWithARenewedTokenOfTheSameAccountOnly() {
        Conversation conversation = desk.enter(socket, Examples.USER, null);
        conversation.receive("{\"type\":\"token\",\"token\":\"anne\"}");
        assertThat(socket.closed()).isEmpty();
        conversation.receive("{\"type\":\"token\",\"token\":\"root\"}");
        assertThat(socket.closed()).contains(CloseCode.TOKEN_REFUSED);
    }

    @Test
    void pingsASilentClientAndGivesItUpWithoutAnAnswer() {
        desk.enter(socket, Examples.USER, null);
        desk.passes(Duration.ofSeconds(20));
        assertThat(socket.pings()).isEqualTo(1);
        desk.passes(Duration.ofSeconds(19));
        assertThat(socket.pings()).isEqualTo(1);
        desk.passes(Duration.ofSeconds(6));
        assertThat(socket.closed()).contains(CloseCode.UNREACHABLE);
    }

    @Test
    void closesAReaderThatTakesNothingAndLetsOthersHaveEverything() {
        RecordingSocket slow = new RecordingSocket();
        desk.enter(socket, Examples.ADMIN, null);
        desk.enter(slow, Examples.ADMIN, null);
        slow.slow(true);
        for (int ticket = 1; ticket <= 600; ticket++) {
            desk.feeds.arrives(change(Scope.DESK, "t" + ticket, 1));
        }

        assertThat(slow.closed()).contains(CloseCode.TOO_SLOW);
        assertThat(socket.types()).hasSize(601).doesNotContain("lagging");
    }

    @Test
    void closesAReaderThatIsStuckInOneFrame() {
        desk.enter(socket, Examples.ADMIN, null);
        socket.slow(true);
        desk.feeds.arrives(change(Scope.DESK, "t", 1));
        desk.passes(Duration.ofSeconds(10));

        assertThat(socket.closed()).contains(CloseCode.TOO_SLOW);
    }

    @Test
    void saysThatTheServerGoes() {
        desk.enter(socket, Examples.USER, null);
        desk.restarts();

        assertThat(socket.types()).containsExactly("welcome", "restart");
        assertThat(socket.closed()).contains(CloseCode.RESTART);
    }
}
