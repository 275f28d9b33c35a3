package ticketstream.projections.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The few threads that build: one reads ahead, the others each take the events of their share of the aggregates. */
final class Segments implements AutoCloseable {
    /** Of which one core stays for commands and live updates. */
    private static final int COUNT = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            COUNT + 1, Thread.ofPlatform().daemon().name("rebuild-", 0).factory());

    <T> Future<T> ahead(Callable<T> reading) {
        return threads.submit(reading);
    }

    /** Returns when every segment's share is done; one failure fails all. */
    void share(Stream<TrackedEventMessage<?>> events, Consumer<List<TrackedEventMessage<?>>> work) {
        List<List<TrackedEventMessage<?>>> shares = IntStream.range(0, COUNT)
                .<List<TrackedEventMessage<?>>>mapToObj(i -> new ArrayList<>())
                .toList();
        events.forEach(event -> shares.get(segmentOf(event)).add(event));
        var underway = shares.stream()
                .map(share -> threads.submit(() -> work.accept(share)))
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
