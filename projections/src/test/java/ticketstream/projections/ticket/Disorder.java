package ticketstream.projections.ticket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;

/**
 * Delivery as Kafka may make it: in order per partition, and so per aggregate, but one delivery in ten is a repeat of an earlier
 * one, and one in ten is of another partition than the one whose turn it is.
 */
final class Disorder {
    private static final int PARTITIONS = 4;
    private static final int ORIGINALS_PER_REPEAT = 9;
    private static final int TURNS_PER_LEAP = 9;

    private final Random random;
    private final Consumer<DomainEventMessage<?>> reader;
    private final List<Deque<DomainEventMessage<?>>> partitions = IntStream.range(0, 2 * PARTITIONS)
            .<Deque<DomainEventMessage<?>>>mapToObj(i -> new ArrayDeque<>())
            .toList();
    private final Deque<DomainEventMessage<?>> again = new ArrayDeque<>();
    private long newest = -1;
    private int originals;
    private int repeated;
    private int overtaken;

    Disorder(long seed, Consumer<DomainEventMessage<?>> reader) {
        random = new Random(seed);
        this.reader = reader;
    }

    /** Repeats among all deliveries so far. */
    int repeated() {
        return repeated;
    }

    /** First deliveries that came after one of a later event. */
    int overtaken() {
        return overtaken;
    }

    int delivered() {
        return originals + repeated;
    }

    void deliver(List<? extends DomainEventMessage<?>> events) {
        events.forEach(event -> partitions.get(partitionOf(event)).add(event));
        for (DomainEventMessage<?> event : events) {
            int turn = random.nextInt(TURNS_PER_LEAP) == 0 ? random.nextInt(partitions.size()) : partitionOf(event);
            Stream.concat(Stream.of(partitions.get(turn)), partitions.stream())
                    .filter(partition -> !partition.isEmpty())
                    .findFirst()
                    .ifPresent(partition -> first(partition.remove()));
        }
    }

    /** Delivers what is still owed again. */
    void finish() {
        while (!again.isEmpty()) {
            repeat();
        }
    }

    private void first(DomainEventMessage<?> event) {
        long position = ((GenericTrackedDomainEventMessage<?>) event)
                .trackingToken()
                .position()
                .orElseThrow();
        overtaken += position < newest ? 1 : 0;
        newest = Math.max(newest, position);
        reader.accept(event);
        if (++originals % ORIGINALS_PER_REPEAT == 0) {
            again.add(event);
        }
        if (random.nextInt(ORIGINALS_PER_REPEAT) == 0 && !again.isEmpty()) {
            repeat();
        }
    }

    private void repeat() {
        repeated++;
        reader.accept(again.remove());
    }

    /** Each kind of aggregate has a topic of its own. */
    private static int partitionOf(DomainEventMessage<?> event) {
        int topic = event.getType().equals("ticket") ? 0 : PARTITIONS;
        return topic + Math.floorMod(event.getAggregateIdentifier().hashCode(), PARTITIONS);
    }
}
