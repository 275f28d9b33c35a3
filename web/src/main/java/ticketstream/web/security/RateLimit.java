package ticketstream.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import ticketstream.web.problem.RequestRefused;

/** So many a minute for each key, refilled evenly; kept on this node only. */
public final class RateLimit {
    private static final int KEYS = 100_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(KEYS).expireAfterAccess(MINUTE).build();

    /** With 0 there is no limit. */
    public RateLimit(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes one, or refuses with 429 and the seconds to wait. */
    public void take(String key) {
        if (perMinute == 0) {
            return;
        }
        var probe = buckets.get(key, ignored -> full()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw RequestRefused.tooMany(1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }
}
