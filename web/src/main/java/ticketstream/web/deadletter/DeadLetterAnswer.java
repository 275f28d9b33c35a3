package ticketstream.web.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.deadletter.ParkedSequence;

/**
 * The events of one ticket or account that wait for the first of them to be applied to a read model, or skipped.
 *
 * @param sequence the ticket's or account's id
 * @param since when the first one could not be applied
 * @param triedAt when that was last tried
 * @param failure what happened then, by its class
 * @param detail what the failure says of itself; null for those who may not read everything
 */
record DeadLetterAnswer(
        String projection,
        String sequence,
        Instant since,
        Instant triedAt,
        String failure,
        @Nullable String detail,
        List<Event> events) {

    /** @param type the event's stored name */
    record Event(long version, String type, long position, Instant at) {}

    static DeadLetterAnswer of(ParkedSequence parked, boolean withDetail) {
        return new DeadLetterAnswer(
                parked.projection(),
                parked.sequence(),
                parked.since(),
                parked.triedAt(),
                parked.failure(),
                withDetail ? parked.detail() : null,
                parked.events().stream()
                        .map(letter -> new Event(
                                letter.version(),
                                letter.event().type(),
                                letter.event().position(),
                                letter.at()))
                        .toList());
    }
}
