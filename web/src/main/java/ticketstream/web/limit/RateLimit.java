package ticketstream.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/**
 * So many in any minute for each key, on all nodes together. Each node decides by itself and reports what it let through
 * whenever that is a second's worth, which is by how much nodes may be wrong about each other. See ADR 0016.
 */
public final class RateLimit {
    private static final int KEYS = 100_000;
    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final int SECONDS = 60;
    private static final long MILLIS = 1_000;

    private final String policy;
    private final int perMinute;
    private final int secondsWorth;
    private final SharedCounts shared;
    private final InstantSource clock;
    private final Cache<String, Usage> usages =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(KEPT).build();

    /**
     * A limit.
     *
     * @param policy its name, as clients read it
     * @param perMinute 0 = none
     */
    public RateLimit(String policy, int perMinute, SharedCounts shared, InstantSource clock) {
        this.policy = policy;
        this.perMinute = perMinute;
        this.secondsWorth = Math.max(1, perMinute / SECONDS);
        this.shared = shared;
        this.clock = clock;
    }

    /** Takes one, if there is one. */
    public Quota take(String key) {
        return ask(key, 1);
    }

    /** Takes none. */
    public Quota look(String key) {
        return ask(key, 0);
    }

    private Quota ask(String key, int wanted) {
        if (perMinute == 0) {
            return new Quota(policy, 0, 0, 0, false);
        }
        var usage = usages.get(key, ignored -> new Usage());
        synchronized (usage) {
            long now = clock.millis();
            usage.moveTo(Usage.slotAt(now));
            boolean exceeded = usage.total() >= perMinute;
            if (!exceeded && wanted > 0) {
                usage.add();
                report(key, usage, Usage.slotAt(now));
            }
            return quota(usage, now, exceeded);
        }
    }

    private void report(String key, Usage usage, long slot) {
        if (usage.unreported() >= secondsWorth) {
            shared.add(policy + ' ' + key, slot, usage.unreported(), usage.past())
                    .ifPresent(usage::takeOver);
        }
    }

    private Quota quota(Usage usage, long now, boolean exceeded) {
        long seconds = Math.ceilDiv(usage.nextReturn() - now, MILLIS);
        return new Quota(policy, perMinute, Math.max(0, perMinute - usage.total()), seconds, exceeded);
    }
}
