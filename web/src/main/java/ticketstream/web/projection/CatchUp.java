package ticketstream.web.projection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Holds the start back until the read models contain what was acknowledged before, so that nobody is shown less. Not for
 * ever: a desk without Kafka, or with a long backlog, opens all the same.
 */
@Component
class CatchUp implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ProjectionProgress progress;
    private volatile boolean running;

    CatchUp(ProjectionProgress progress) {
        this.progress = progress;
    }

    /** After the processors, before anybody may connect. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public void start() {
        running = true;
        try {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            long acknowledged = progress.head();
            long reached = progress.reached();
            while (reached < acknowledged && System.nanoTime() < deadline) {
                LockSupport.parkNanos(PAUSE.toNanos());
                reached = progress.reached();
            }
            if (reached < acknowledged) {
                LOG.warn("The desk opens although its read models are {} events behind", acknowledged - reached);
            }
        } catch (RuntimeException away) {
            LOG.warn("The desk opens without knowing how far its read models are: {}", away.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
