package ticketstream.benchmarks.parts;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import ticketstream.application.publication.TokenAfterWrites;
import ticketstream.benchmarks.load.Latencies;

/** A publisher at the end of an event store, as the desk has it; tells how long each event took from its append to the end of its batch. */
final class Publication implements AutoCloseable {
    private static final int BATCH = 200;

    private final EmbeddedEventStore store;
    private final EventMessageHandler publisher;
    private final Map<String, Long> underWay = new ConcurrentHashMap<>();
    private final TrackingEventProcessor processor;
    private volatile Latencies latencies = new Latencies();

    Publication(EmbeddedEventStore store, EventMessageHandler publisher) {
        this.store = store;
        this.publisher = publisher;
        processor = TrackingEventProcessor.builder()
                .name("publication")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers((EventMessageHandler) this::publish)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(store)
                .tokenStore(
                        new TokenAfterWrites(new InMemoryTokenStore(), Duration.ofSeconds(1), Duration.ofMillis(200)))
                .transactionManager(NoTransactionManager.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(source -> source.createTailToken()))
                .build();
        processor.start();
    }

    /** From now on into these. */
    void measureInto(Latencies into) {
        latencies = into;
    }

    void append(DomainEventMessage<?> event) {
        underWay.put(event.getIdentifier(), System.nanoTime());
        store.publish(event);
    }

    void awaitAll() {
        while (!underWay.isEmpty()) {
            LockSupport.parkNanos(100_000);
        }
    }

    private Object publish(EventMessage<?> event) throws Exception {
        long appended = Objects.requireNonNull(underWay.get(event.getIdentifier()));
        CurrentUnitOfWork.get().root().afterCommit(committed -> {
            latencies.record(appended, System.nanoTime());
            underWay.remove(event.getIdentifier());
        });
        return publisher.handle(event);
    }

    @Override
    public void close() {
        processor.shutDown();
    }
}
