package ticketstream.benchmarks.check;

import java.time.Instant;
import java.util.Map;

/**
 * One event of a ticket as its history shows it.
 *
 * @param actor the account that caused it
 * @param data its fields as text; of a person only the id, nothing for null
 */
public record Event(
        String ticket, long position, long version, String type, Instant at, String actor, Map<String, String> data) {

    @Override
    public String toString() {
        return type + " (version " + version + ", position " + position + ", by " + actor + ")";
    }
}
