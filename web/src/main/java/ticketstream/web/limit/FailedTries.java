package ticketstream.web.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.web.problem.RequestRefused;

/**
 * How often signing in failed since it last succeeded, and until when nobody may try.
 *
 * @param stored as it was found, null when it was not
 */
record FailedTries(
        int count, Instant until, Instant at, @Nullable Document stored) {
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int FREE = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 5; // 30 s · 2⁵ is beyond the longest

    static FailedTries of(@Nullable Document stored, Instant now) {
        if (stored == null) {
            return new FailedTries(0, Instant.EPOCH, now, null);
        }
        var at = stored.getDate("at").toInstant();
        var until = stored.getDate("until").toInstant();
        boolean forgotten = at.plus(REMEMBERED).isBefore(now);
        return new FailedTries(forgotten ? 0 : stored.getInteger("count"), until, at, stored);
    }

    /** One more; refused while nobody may try. */
    FailedTries another(Instant now) {
        if (now.isBefore(until)) {
            throw RequestRefused.tooMany(
                    Math.ceilDiv(Duration.between(now, until).toMillis(), 1_000L));
        }
        return new FailedTries(count + 1, now.plus(pauseAfter(count + 1)), now, null);
    }

    Document document(String id) {
        return new Document("_id", id)
                .append("count", count)
                .append("until", Date.from(until))
                .append("at", Date.from(at));
    }

    private static Duration pauseAfter(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        var pause = SHORTEST.multipliedBy(1L << Math.min(failures - FREE, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
