package ticketstream.application.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import ticketstream.application.eventstore.LoggedEvent;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event as a history shows it.
 *
 * @param position its place in the whole log
 * @param version the ticket's or account's after it
 * @param type its stored name
 * @param actor who caused it
 * @param data its payload; for the first event also status and priority, which every ticket starts with
 */
public record HistoryEntry(
        long position, long version, String type, Instant at, Person actor, Map<String, Object> data) {
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    /** The payload as it is stored, and {@code more} that goes without saying there. */
    static HistoryEntry of(LoggedEvent event, Map<String, String> more) {
        Map<String, Object> data = JSON.convertValue(event.payload(), OBJECT);
        data.putAll(more);
        return new HistoryEntry(
                event.position(), event.version(), event.storedName(), event.at(), Actor.of(event.metadata()), data);
    }
}
