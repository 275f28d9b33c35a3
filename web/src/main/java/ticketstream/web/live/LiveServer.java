package ticketstream.web.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Looks after open connections and, when nobody can come any more and before the web server stops, says goodbye to everybody. */
final class LiveServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveServer.class);
    private static final long CHECK_MILLIS = 250;
    /** Numbers are told once a second at most: that many checks. */
    private static final int CHECKS_PER_COUNT = 4;

    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Switchboard switchboard;
    private final OpenSockets sockets;
    private final Counters counters;
    private final Presences presences;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean running;
    private int checks;

    LiveServer(Switchboard switchboard, OpenSockets sockets, Counters counters, Presences presences) {
        this.switchboard = switchboard;
        this.sockets = sockets;
        this.counters = counters;
        this.presences = presences;
    }

    /** The port is closed before: whoever comes back right after the goodbye comes to another node. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
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
            presences.check();
            if (++checks % CHECKS_PER_COUNT == 0) {
                counters.check();
            }
        } catch (RuntimeException e) {
            LOG.error("live sessions could not be looked after", e);
        }
    }
}
