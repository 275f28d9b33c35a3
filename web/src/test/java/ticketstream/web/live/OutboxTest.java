package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import ticketstream.application.account.AccountView;
import ticketstream.web.live.Notice.Pong;
import ticketstream.web.live.Notice.Restart;
import ticketstream.web.live.Notice.Welcome;
import ticketstream.web.live.Outbox.Outcome;
import ticketstream.web.live.feed.Frame;

class OutboxTest {
    private static final Welcome WELCOME = new Welcome("c", 0, AccountView.of(Examples.USER));

    private final RecordingSocket socket = new RecordingSocket();
    private final List<CloseCode> ends = new ArrayList<>();
    private final Outbox outbox =
            new Outbox(socket, ends::add, InstantSource.fixed(Examples.NOW), Desks.settings(4, 1_000));

    @Test
    void sendsOneFrameAtATimeInOrder() {
        socket.slow(true);
        offer(1, 3);

        assertThat(offsets()).containsExactly(1L);
        socket.takes();
        socket.takes();
        assertThat(offsets()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void doesNotDeepenTheStackWhenSendsCompleteAtOnce() {
        outbox.open(WELCOME, frames(1, 50_000));
        outbox.flush();

        assertThat(socket.types()).hasSize(50_001);
    }

    @Test
    void replacesWaitingChangesByAResyncAndGoesOnBehindIt() {
        socket.slow(true);
        offer(1, 5);
        assertThat(offer(6)).isEqualTo(Outcome.LAGGING);
        offer(7, 8);

        socket.slow(false);
        socket.takes();

        assertThat(socket.types()).containsExactly("change", "lagging", "resync", "change", "change");
        assertThat(socket.frames().get(2).get("cursor").asString()).isEqualTo("cursor-6");
        assertThat(offsets()).containsExactly(1L, 7L, 8L);
    }

    @Test
    void keepsOnlyTheNewestUpdatesWhereThereIsNoMoreRoom() {
        socket.slow(true);
        offer(1);
        offerOf("t", 2, "ticket-created");
        for (long offset = 3; offset <= 50; offset++) {
            assertThat(offerOf("t", offset, "status-updated")).isEqualTo(Outcome.QUEUED);
            assertThat(offerOf("u", offset, "ticket-assigned")).isEqualTo(Outcome.QUEUED);
        }
        assertThat(offerOf("u", 51, "ticket-gone")).isEqualTo(Outcome.QUEUED);
        assertThat(offerOf("v", 52, "status-updated")).isEqualTo(Outcome.QUEUED);

        socket.slow(false);
        socket.takes();

        assertThat(socket.types())
                .containsExactly("change", "ticket-created", "status-updated", "ticket-gone", "status-updated");
        assertThat(offsets()).containsExactly(1L, 2L, 50L, 51L, 52L);
    }

    @Test
    void keepsEveryUpdateAsLongAsThereIsRoom() {
        socket.slow(true);
        for (long offset = 1; offset <= 5; offset++) {
            offerOf("t", offset, "status-updated");
        }
        socket.slow(false);
        socket.takes();

        assertThat(offsets()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void givesUpOnAReaderThatDoesNotEvenReadTheResync() {
        socket.slow(true);
        offer(1, 8);

        assertThat(offer(9)).isEqualTo(Outcome.OVERRUN);
    }

    @Test
    void isBoundedInCharactersToo() {
        socket.slow(true);
        offer(1);

        Frame large = new Frame(2, 0, "admin", "change", "t", 1, List.of(), null, "cursor-2", "x".repeat(1_001));
        assertThat(outbox.offer(large)).isEqualTo(Outcome.LAGGING);
    }

    @Test
    void doesNotCountWhatAReturningClientMissedAsReadingSlowly() {
        socket.slow(true);
        outbox.open(WELCOME, frames(1, 100));
        outbox.flush();

        assertThat(LongStream.range(101, 105).mapToObj(this::offer)).containsOnly(Outcome.QUEUED);
        assertThat(offer(105)).isEqualTo(Outcome.LAGGING);
    }

    @Test
    void neverLeavesOutANotice() {
        socket.slow(true);
        offer(1);
        outbox.open(WELCOME, List.of());
        offer(2, 10);
        socket.slow(false);
        socket.takes();

        assertThat(socket.types()).startsWith("change", "welcome", "lagging", "resync");
    }

    @Test
    void givesUpOnAClientThatAsksWithoutReading() {
        socket.slow(true);
        offer(1);

        assertThat(LongStream.range(0, 20).mapToObj(i -> outbox.add(new Pong())))
                .contains(Outcome.OVERRUN);
    }

    @Test
    void saysALastWordAndEnds() {
        socket.slow(true);
        offer(1, 3);
        outbox.finish(new Restart(), CloseCode.RESTART);
        assertThat(ends).isEmpty();

        socket.takes();
        socket.takes();

        assertThat(socket.types()).containsExactly("change", "restart");
        assertThat(ends).containsExactly(CloseCode.RESTART);
    }

    @Test
    void endsWhenTheConnectionBreaks() {
        socket.slow(true);
        offer(1, 2);
        socket.breaks();

        assertThat(ends).containsExactly(CloseCode.UNREACHABLE);
    }

    private void offer(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(this::offer);
    }

    private Outcome offer(long offset) {
        Outcome outcome = outbox.offer(frame(offset));
        outbox.flush();
        return outcome;
    }

    private Outcome offerOf(String ticket, long offset, String type) {
        Outcome outcome = outbox.offer(frame(ticket, offset, type));
        outbox.flush();
        return outcome;
    }

    private List<Long> offsets() {
        return socket.frames().stream()
                .filter(frame -> frame.has("offset"))
                .map(frame -> frame.get("offset").asLong())
                .toList();
    }

    private static List<Frame> frames(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(OutboxTest::frame).toList();
    }

    private static Frame frame(long offset) {
        return frame("t" + offset, offset, "change");
    }

    private static Frame frame(String ticket, long offset, String type) {
        String text = "{\"type\":\"" + type + "\",\"offset\":" + offset + "}";
        return new Frame(offset, 0, "admin", type, ticket, 1, List.of(), null, "cursor-" + offset, text);
    }
}
