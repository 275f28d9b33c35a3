package ticketstream.web.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    private static final Duration OPENING = Duration.ofSeconds(2);

    private final RefreshTokens stored;
    private final Sessions sessions;
    private final Clock clock;
    /** Since when each is known to have ended here. */
    private final Cache<String, Instant> known =
            Caffeine.newBuilder().expireAfterWrite(SKEW.multipliedBy(4)).build();

    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("ended-sessions").factory());
    private volatile boolean running;

    EndedSessions(RefreshTokens stored, Sessions sessions, Clock clock) {
        this.stored = stored;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Announces what was ended lately. */
    void look() {
        try {
            var now = clock.instant();
            stored.endedAfter(now.minus(SKEW)).stream()
                    .filter(family -> isNews(family.id(), now))
                    .forEach(sessions::ended);
        } catch (RuntimeException away) { // else nobody would look again
            LOG.debug("ended sessions cannot be read now", away);
        }
    }

    /** A connection may just be opening, by an answer remembered from before; so the news stays some for two seconds. */
    private boolean isNews(String sessionId, Instant now) {
        return !known.get(sessionId, unknown -> now).plus(OPENING).isBefore(now);
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
