package ticketstream.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {
    private static final Duration WORK = Duration.ofMillis(60);

    @Test
    void lastsHalfAsLongAsTheWorkBeforeIt() throws InterruptedException {
        var rest = new Rest();
        Thread.sleep(WORK);
        long begun = System.nanoTime();

        rest.take();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(WORK.dividedBy(2));
    }

    @Test
    void doesNotCountAsWork() throws InterruptedException {
        var rest = new Rest();
        Thread.sleep(WORK);
        rest.take();
        long begun = System.nanoTime();

        rest.take();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(WORK.dividedBy(2));
    }
}
