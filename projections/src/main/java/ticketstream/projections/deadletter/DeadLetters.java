package ticketstream.projections.deadletter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.event.Stored;

/**
 * The events that one read model could not apply, and all later ones of the same aggregates. Only who projects adds to it;
 * which sequences it holds is remembered from then on, and whatever another node changed in between is found out when it
 * matters: an event of a sequence that is not remembered fails again and joins it, one that is no longer held is applied.
 */
public final class DeadLetters {
    private final String projection;
    private final SequencedDeadLetterQueue<EventMessage<?>> queue;
    private final Alarm alarm;
    private @Nullable Map<String, Long> lastVersions;

    /** @param alarm is told of every sequence that is held from now on */
    public DeadLetters(String projection, SequencedDeadLetterQueue<EventMessage<?>> queue, Alarm alarm) {
        this.projection = projection;
        this.queue = queue;
        this.alarm = alarm;
    }

    /** Tells people that an event could not be applied. */
    public interface Alarm {
        void held(String projection, String sequence, long version, Throwable failure);
    }

    /** Says whether the event's sequence is held, in which case the event is by now as well. */
    public synchronized boolean holds(DomainEventMessage<?> event, long position) {
        var id = event.getAggregateIdentifier();
        @Nullable Long last = lastVersions().get(id);
        if (last == null) {
            return false;
        }
        boolean there = version(event) > last
                ? queue.enqueueIfPresent(id, () -> letter(event, position, null))
                : queue.contains(id);
        if (!there || released(event)) {
            return forget(id);
        }
        lastVersions().merge(id, version(event), Math::max);
        return true;
    }

    /** A retry on another node may have ended while the event joined what waited: it is alone now and waits for nothing. */
    private boolean released(DomainEventMessage<?> event) {
        var id = event.getAggregateIdentifier();
        if (queue.sequenceSize(id) != 1) {
            return false;
        }
        boolean released = false;
        for (var letter : queue.deadLetterSequence(id)) {
            if (version(letter.message()) == version(event) && letter.cause().isEmpty()) {
                queue.evict(letter);
                released = true;
            }
        }
        return released;
    }

    /**
     * Holds an event that could not be applied, and from now on every later one of its sequence.
     *
     * @throws org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException when there is no room; nothing is held then
     */
    public synchronized void add(DomainEventMessage<?> event, long position, Throwable failure) {
        var id = event.getAggregateIdentifier();
        if (!lastVersions().containsKey(id) && queue.contains(id)) {
            lastVersions().put(id, lastVersion(queue.deadLetterSequence(id)));
        }
        if (version(event) > lastVersions().getOrDefault(id, 0L)) {
            queue.enqueue(id, letter(event, position, failure));
            lastVersions().put(id, version(event));
            alarm.held(projection, id, version(event), failure);
        }
    }

    /** What waits for an event that could not be applied. */
    public synchronized List<ParkedSequence> all() {
        List<ParkedSequence> all = new ArrayList<>();
        queue.deadLetters().forEach(letters -> parked(letters).ifPresent(all::add));
        return all;
    }

    /** How many aggregates have events that wait, as the database has it. */
    public long sequences() {
        return queue.amountOfSequences();
    }

    /** What waits of one aggregate; empty if nothing does. */
    public synchronized Optional<ParkedSequence> of(String sequence) {
        return parked(queue.deadLetterSequence(sequence));
    }

    /** Has the events of one aggregate applied, in order, until one fails again; that one and what follows it stay. */
    public synchronized void retry(String sequence, Retry retry) {
        boolean applied;
        do { // what joined after the last one was applied waits for nothing
            applied = process(sequence, retry);
        } while (applied && queue.contains(sequence));
        if (!queue.contains(sequence)) {
            forget(sequence);
        }
    }

    private boolean process(String sequence, Retry retry) {
        try {
            return queue.process(letter -> id(letter).equals(sequence), letter -> {
                try {
                    retry.apply(sequence, version(letter.message()));
                    return Decisions.evict();
                } catch (RuntimeException failure) {
                    return Decisions.requeue(failure);
                }
            });
        } catch (NoSuchDeadLetterException released) {
            return false; // who projects takes care of it
        }
    }

    /** Applies an event to the read model. */
    public interface Retry {
        void apply(String sequence, long version);
    }

    private Map<String, Long> lastVersions() {
        var known = lastVersions;
        if (known == null) {
            known = new HashMap<>();
            for (var letters : queue.deadLetters()) {
                for (var letter : letters) {
                    known.merge(id(letter), version(letter.message()), Math::max);
                }
            }
            lastVersions = known;
        }
        return known;
    }

    private boolean forget(String id) {
        lastVersions().remove(id);
        return false;
    }

    private static long lastVersion(Iterable<DeadLetter<? extends EventMessage<?>>> letters) {
        long last = 0;
        for (var letter : letters) {
            last = Math.max(last, version(letter.message()));
        }
        return last;
    }

    private Optional<ParkedSequence> parked(Iterable<DeadLetter<? extends EventMessage<?>>> letters) {
        @Nullable DeadLetter<? extends EventMessage<?>> first = null;
        List<ParkedSequence.Letter> events = new ArrayList<>();
        for (var letter : letters) {
            first = first == null ? letter : first;
            var message = letter.message();
            events.add(new ParkedSequence.Letter(
                    version(message), (ParkedEvent) message.getPayload(), message.getTimestamp()));
        }
        return Optional.ofNullable(first).map(failed -> parked(failed, events));
    }

    private ParkedSequence parked(DeadLetter<? extends EventMessage<?>> failed, List<ParkedSequence.Letter> events) {
        return new ParkedSequence(
                projection,
                id(failed),
                failed.enqueuedAt(),
                failed.lastTouched(),
                failed.cause().map(Cause::type).orElse("unknown"),
                failed.cause().map(Cause::message).orElse(""),
                events);
    }

    private static DeadLetter<EventMessage<?>> letter(
            DomainEventMessage<?> event, long position, @Nullable Throwable failure) {
        var type = event.getPayloadType().getAnnotation(Stored.class);
        EventMessage<?> message = new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                new ParkedEvent(type == null ? event.getPayloadType().getSimpleName() : type.value(), position),
                MetaData.emptyInstance(),
                event.getIdentifier(),
                event.getTimestamp());
        return failure == null
                ? new GenericDeadLetter<>(event.getAggregateIdentifier(), message)
                : new GenericDeadLetter<>(event.getAggregateIdentifier(), message, failure);
    }

    private static String id(DeadLetter<? extends EventMessage<?>> letter) {
        return ((DomainEventMessage<?>) letter.message()).getAggregateIdentifier();
    }

    private static long version(EventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getSequenceNumber() + 1;
    }
}
