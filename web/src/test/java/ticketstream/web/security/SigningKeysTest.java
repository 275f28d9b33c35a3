package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.mongodb.MongoTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STALE = Duration.ofSeconds(61);
    private static final int CALLERS = 6;

    private final StoredKeys stored = mock(StoredKeys.class);
    private final Clock clock = mock(Clock.class);
    private final SigningKeys keys = new SigningKeys(stored, clock);
    private final List<SigningKey> first = List.of(TestKeys.key("first", START));

    @BeforeEach
    void begin() {
        when(clock.instant()).thenReturn(START);
        when(stored.accessKeys()).thenReturn(first);
    }

    @Test
    void readsTheKeysOnceAMinute() {
        keys.ring();
        keys.ring();
        verify(stored).accessKeys();

        pass(STALE);
        keys.ring();
        verify(stored, times(2)).accessKeys();
    }

    @Test
    void keepsTheLastRingWhileTheDatabaseIsAwayAndAsksNowAndThen() {
        keys.ring();
        when(stored.accessKeys()).thenThrow(new MongoTimeoutException("away"));

        pass(STALE);
        assertThat(keys.ring().keys()).isEqualTo(first);
        assertThat(keys.ring().keys()).isEqualTo(first);
        verify(stored, times(2)).accessKeys();

        var next = List.of(first.getFirst(), TestKeys.key("next", START));
        doReturn(next).when(stored).accessKeys();
        pass(STALE.plusSeconds(11));
        assertThat(keys.ring().keys()).isEqualTo(next);
        verify(stored, never()).addAccessKey(anyInt(), any());
    }

    @Test
    void failsWhileThereIsNoRingYet() {
        when(stored.accessKeys()).thenThrow(new MongoTimeoutException("away"));

        assertThatThrownBy(keys::ring).isInstanceOf(MongoTimeoutException.class);
    }

    /** Each would wait its own two seconds, one after the other, and the last ones' clients would have given up. */
    @Test
    void letsNobodyAskAgainWhoWaitedForTheSameAnswer() throws Exception {
        keys.ring();
        pass(STALE);
        var fails = new CountDownLatch(1);
        var asked = new AtomicInteger();
        when(stored.accessKeys()).thenAnswer(question -> {
            asked.incrementAndGet();
            fails.await();
            throw new MongoTimeoutException("away");
        });
        var answered = new AtomicInteger();
        var callers = IntStream.range(0, CALLERS)
                .mapToObj(caller -> Thread.ofPlatform()
                        .start(() -> answered.addAndGet(keys.ring().keys().size())))
                .toList();
        await().until(() -> asked.get() == 1
                && callers.stream()
                                .filter(caller -> caller.getState() == Thread.State.BLOCKED)
                                .count()
                        == CALLERS - 1);

        fails.countDown();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(answered).hasValue(CALLERS);
        assertThat(asked).hasValue(1);
    }

    private void pass(Duration time) {
        when(clock.instant()).thenReturn(START.plus(time));
    }
}
