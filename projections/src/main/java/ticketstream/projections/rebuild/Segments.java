package ticketstream.projections.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The few threads that build: one reads ahead, the others each take the events of their share of the aggregates. */
final class Segments implements AutoCloseable {
    /** The other half of the cores stays for commands and live updates, which also go first. */
    private static final int COUNT = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it
    private final ExecutorService threads = Executors.newFixedThreadPool(
            COUNT + 1,
            Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name("rebuild-", 0)
                    .factory());

    <T> Future<T> ahead(Callable<T> reading) {
        return threads.submit(reading);
    }

    /** One thing for each segment. */
    static <T> List<T> each(Supplier<T> thing) {
        return Stream.generate(thing).limit(COUNT).toList();
    }

    /** The events of each segment's aggregates. */
    static List<List<TrackedEventMessage<?>>> shares(Stream<TrackedEventMessage<?>> events) {
        List<List<TrackedEventMessage<?>>> shares = each(ArrayList::new);
        events.forEach(event -> shares.get(segmentOf(event)).add(event));
        return shares;
    }

    /** Returns when every segment's work is done; one failure fails all. */
    void work(IntConsumer work) {
        var underway = IntStream.range(0, COUNT)
                .mapToObj(segment -> threads.submit(() -> work.accept(segment)))
                .toList();
        underway.forEach(Segments::await);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Interrupted();
        }
    }

    private static int segmentOf(TrackedEventMessage<?> event) {
        String id = ((DomainEventMessage<?>) event).getAggregateIdentifier();
        return Math.floorMod(id.hashCode(), COUNT);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
