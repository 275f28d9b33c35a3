package ticketstream.benchmarks.crowd;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.Load;
import ticketstream.benchmarks.load.OpenLoop;

/**
 * What came of some changes before a crowd.
 *
 * @param frames of the changes, at all seats
 * @param bytes of those frames
 * @param cpu of the server, meanwhile
 * @param faults in words; empty when every change was made, and everybody got theirs once and nothing else
 * @param notices all other frames, and the ends of connections
 */
public record Round(
        Latencies arrivals,
        Latencies untilLast,
        Load load,
        long frames,
        long bytes,
        Duration cpu,
        String faults,
        Map<String, Long> notices) {
    private static final long PATIENCE_MS = 30_000;

    /** How a change is made: announced to the sightings, then sent. */
    public interface Change {
        /** Makes the change that was meant for this moment. */
        CompletableFuture<Answer> make(Sightings sightings, long intended);
    }

    /** Makes changes at a rate, and waits until these seats have all of theirs. */
    public static Round of(
            Crowd crowd, Venue venue, List<Seat> watched, Change change, int perSecond, Duration duration) {
        var sightings = new Sightings();
        watched.forEach(Seat::forget);
        crowd.note(sightings);
        var notices = crowd.notices();
        long frames = crowd.frames();
        long bytes = crowd.bytes();
        var before = venue.usage();
        var load = OpenLoop.run(perSecond, duration, (number, intended) -> change.make(sightings, intended));
        long missing = sightings.awaitAll(watched, PATIENCE_MS);
        var after = venue.usage();
        return new Round(
                sightings.latencies(),
                sightings.untilLast(),
                load,
                crowd.frames() - frames,
                crowd.bytes() - bytes,
                after.cpu().minus(before.cpu()),
                faults(load, missing, sightings),
                since(notices, crowd.notices()));
    }

    private static String faults(Load load, long missing, Sightings sightings) {
        var faults = new TreeMap<String, Object>();
        put(faults, "missing", missing);
        put(faults, "doubled", sightings.doubled());
        put(faults, "foreign", sightings.foreign());
        put(faults, "failed " + load.failure(), load.failed());
        return faults.isEmpty() ? "" : faults.toString();
    }

    private static void put(Map<String, Object> faults, String name, long count) {
        if (count > 0) {
            faults.put(name, count);
        }
    }

    private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> now) {
        var more = new TreeMap<String, Long>();
        now.forEach((name, count) -> {
            if (count > before.getOrDefault(name, 0L)) {
                more.put(name, count - before.getOrDefault(name, 0L));
            }
        });
        return more;
    }
}
