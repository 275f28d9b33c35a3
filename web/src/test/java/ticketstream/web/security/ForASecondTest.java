package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ForASecondTest {
    private static final int CALLERS = 6;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asksOnceForManyAndAgainAfterForgetting() {
        var answers = new ForASecond<>(10, key -> key + asked.incrementAndGet());

        assertThat(answers.get("a")).isEqualTo("a1");
        assertThat(answers.get("a")).isEqualTo("a1");
        answers.forget("a");
        assertThat(answers.get("a")).isEqualTo("a2");
        await().until(() -> answers.get("a").equals("a3"));
    }

    @Test
    void sharesAFailureWithAllWhoWaitAndRemembersItForNobodyElse() throws Exception {
        var fails = new CountDownLatch(1);
        var answers = new ForASecond<String>(10, key -> away(fails));
        List<Thread> callers = new ArrayList<>();
        var failed = new AtomicInteger();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofPlatform().start(() -> {
                try {
                    answers.get("a");
                } catch (IllegalStateException e) {
                    failed.incrementAndGet();
                }
            }));
        }
        await().until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING));

        fails.countDown();
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(failed).hasValue(CALLERS);
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> answers.get("a")).hasMessage("away");
        assertThat(asked).hasValue(2);
    }

    private String away(CountDownLatch fails) {
        asked.incrementAndGet();
        try {
            fails.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new IllegalStateException("away");
    }
}
