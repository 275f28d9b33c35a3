package ticketstream.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReloadsTest {
    private final Reloads reloads = new Reloads();
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void beginWithOne() {
        assertThat(reloads.areDue()).isTrue();
        reloads.run(loads::incrementAndGet);
        reloads.run(loads::incrementAndGet);

        assertThat(reloads.areDue()).isFalse();
        assertThat(loads).hasValue(1);
    }

    @Test
    void areDueAgainWhenAskedForWhileOneRuns() {
        reloads.run(reloads::ask);

        assertThat(reloads.areDue()).isTrue();
    }

    @Test
    void areStillDueAfterAFailure() {
        assertThatThrownBy(() -> reloads.run(() -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(reloads.areDue()).isTrue();
    }
}
