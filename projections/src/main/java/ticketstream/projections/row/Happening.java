package ticketstream.projections.row;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;

/**
 * One event as read models see it.
 *
 * @param id the aggregate it happened to
 * @param version the aggregate's version after it
 * @param position its place in the whole log
 * @param at cut to milliseconds, which is what the database keeps, so that rows and announcements agree
 * @param receivedAt when the request that caused it arrived, in microseconds since 1970; null where that is not known
 * @param replayed whether the event was announced before: the read model was reset or the topic filled again
 */
public record Happening<E>(
        E event,
        String id,
        long version,
        long position,
        Instant at,
        Person actor,
        boolean replayed,
        @Nullable Long receivedAt) {

    /** An event as it is delivered: its place in the log is among its metadata. */
    static <E> Happening<E> of(Class<E> type, EventMessage<?> message) {
        return of(type, message, position(message));
    }

    /** The place in the log of an event that is delivered. */
    static long position(EventMessage<?> message) {
        if (message.getMetaData().get("position") instanceof Number position) {
            return position.longValue();
        }
        throw new IllegalArgumentException("event " + message.getIdentifier() + " has no position in the log");
    }

    /** An event as the log has it: its token is its place. */
    public static <E> Happening<E> logged(Class<E> type, TrackedEventMessage<?> message) {
        return of(type, message, message.trackingToken().position().orElseThrow());
    }

    /** The same as the only one of a row of its own. */
    public Happening<E> alone() {
        return new Happening<>(event, rowIdOf(position), 1, position, at, actor, replayed, receivedAt);
    }

    /** The id of a row that is one event: ids sort as positions do. */
    public static String rowIdOf(long position) {
        return "%019d".formatted(position);
    }

    private static <E> Happening<E> of(Class<E> type, EventMessage<?> message, long position) {
        if (!(message instanceof DomainEventMessage<?> happened)) {
            throw new IllegalArgumentException("event " + message.getIdentifier() + " belongs to no aggregate");
        }
        return new Happening<>(
                type.cast(happened.getPayload()),
                happened.getAggregateIdentifier(),
                happened.getSequenceNumber() + 1,
                position,
                happened.getTimestamp().truncatedTo(ChronoUnit.MILLIS),
                Actor.of(happened.getMetaData()),
                ReplayToken.isReplay(message)
                        || Boolean.TRUE.equals(message.getMetaData().get("refilled")),
                message.getMetaData().get("receivedAt") instanceof String micros ? Long.valueOf(micros) : null);
    }
}
