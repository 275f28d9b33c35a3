package ticketstream.web.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks twice a second which sessions any node has ended, so that open connections here close within a second wherever
 * somebody signed out. While the database is away they stay until it answers or their token expires. See ADR 0015.
 */
final class EndedSessions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);
    private static final long EVERY_MILLIS = 500;

    /** How much clocks of two nodes may differ; what was ended up to so long ago is looked at again. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final RefreshTokens stored;
    private final Sessions sessions;
    private final Clock clock;
    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().expireAfterWrite(SKEW.multipliedBy(4)).build();
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("ended-sessions").factory());
    private volatile boolean running;

    EndedSessions(RefreshTokens stored, Sessions sessions, Clock clock) {
        this.stored = stored;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Announces what was ended since the last look. */
    void look() {
        try {
            stored.endedAfter(clock.instant().minus(SKEW)).stream()
                    .filter(family -> known.asMap().putIfAbsent(family.id(), true) == null)
                    .forEach(sessions::ended);
        } catch (MongoException away) {
            LOG.debug("ended sessions cannot be read now", away);
        }
    }

    @Override
    public void start() {
        var unused = thread.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
