package ticketstream.web.runtime;

import java.util.concurrent.CountDownLatch;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets threads that begin with the start wait for its end. */
@Component
class RunningDesk {
    private final CountDownLatch ready = new CountDownLatch(1);

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready.countDown();
    }

    void await() {
        try {
            ready.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the start was over", stopping);
        }
    }
}
