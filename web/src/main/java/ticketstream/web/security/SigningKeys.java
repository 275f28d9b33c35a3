package ticketstream.web.security;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present key ring, read again each minute; a key older than 90 days gets a successor some minutes ahead. While the
 * database is away the last ring stays good: asked for every ten seconds, once for all who wait. Nobody gets in by a ring
 * that is too old, because whether a session is open and an account enabled is asked of the same database.
 */
final class SigningKeys {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration NOTICE = Duration.ofMinutes(5);

    private final StoredKeys stored;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    SigningKeys(StoredKeys stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    KeyRing ring() {
        var present = loaded;
        return present != null && present.isFresh(clock.instant()) ? present.ring() : load();
    }

    private synchronized KeyRing load() {
        var now = clock.instant();
        var last = loaded;
        if (last != null && last.isFresh(now)) {
            return last.ring();
        }
        try {
            var ring = read(now);
            loaded = new Loaded(ring, now.plus(FRESH));
            return ring;
        } catch (MongoException away) {
            if (last == null) {
                throw away;
            }
            loaded = new Loaded(last.ring(), clock.instant().plus(AGAIN));
            return last.ring();
        }
    }

    private KeyRing read(Instant now) {
        var keys = stored.accessKeys();
        if (keys.isEmpty()) {
            stored.addAccessKey(1, now);
        } else if (keys.getLast().activeFrom().plus(LIFE).isBefore(now)) {
            stored.addAccessKey(keys.size() + 1, now.plus(NOTICE));
        } else {
            return new KeyRing(keys);
        }
        return new KeyRing(stored.accessKeys());
    }

    private record Loaded(KeyRing ring, Instant until) {
        boolean isFresh(Instant now) {
            return now.isBefore(until);
        }
    }
}
