package ticketstream.web.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after open connections and, before the web server stops, says goodbye to everybody. */
final class LiveServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);
    private static final long CHECK_MILLIS = 250;
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Switchboard switchboard;
    private final OpenSockets sockets;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;

    LiveServer(Switchboard switchboard, OpenSockets sockets) {
        this.switchboard = switchboard;
        this.sockets = sockets;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("live-check").daemon().start(this::checkUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        switchboard.restart();
        sockets.awaitNone(GOODBYE);
        sockets.all().forEach(session -> session.close(CloseCode.RESTART));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void checkUntilStopped() {
        try {
            while (!stopping.await(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        try {
            switchboard.check();
        } catch (RuntimeException e) {
            LOG.error("live sessions could not be looked after", e);
        }
    }
}
