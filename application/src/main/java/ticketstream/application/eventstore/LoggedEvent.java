package ticketstream.application.eventstore;

import java.time.Instant;
import java.util.Map;

/**
 * One event of one aggregate as the log has it.
 *
 * @param position its place in the whole log
 * @param version its place among the events of its aggregate, from 1
 * @param storedName the name it is stored and published under
 * @param payload the event
 * @param metadata who caused it, see {@code Actor.of}
 */
public record LoggedEvent(
        long position, long version, String storedName, Object payload, Map<String, ?> metadata, Instant at) {}
