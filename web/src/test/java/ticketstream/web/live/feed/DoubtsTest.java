package ticketstream.web.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Doubts doubts = new Doubts(now::get);

    @Test
    void settlesNothingWithoutADoubt() {
        assertThat(doubts.settle()).isFalse();
    }

    @Test
    void settlesTheFirstAtOnceAndLaterOnesTogetherAfterAPause() {
        assertThat(doubts.arise()).isTrue();
        assertThat(doubts.settle()).isTrue();
        assertThat(doubts.settle()).isFalse();

        assertThat(doubts.arise()).isTrue();
        assertThat(doubts.arise()).isFalse();
        now.addAndGet(Doubts.PAUSE.toNanos() - 1);
        assertThat(doubts.settle()).isFalse();
        now.incrementAndGet();
        assertThat(doubts.settle()).isTrue();

        now.addAndGet(Doubts.PAUSE.toNanos());
        assertThat(doubts.settle()).isFalse();
    }
}
