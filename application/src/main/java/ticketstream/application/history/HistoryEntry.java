package ticketstream.application.history;

import java.time.Instant;
import java.util.Map;
import ticketstream.domain.actor.Person;

/**
 * One event as a history shows it.
 *
 * @param position its place in the whole log
 * @param version the ticket's version after it
 * @param type its stored name
 * @param actor who caused it
 * @param data its payload; for the first event also status and priority, which every ticket starts with
 */
public record HistoryEntry(
        long position, long version, String type, Instant at, Person actor, Map<String, Object> data) {}
