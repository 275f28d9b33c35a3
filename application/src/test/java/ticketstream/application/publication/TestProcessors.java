package ticketstream.application.publication;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Processors configured as the desk's own. */
final class TestProcessors {
    private TestProcessors() {}

    static TrackingEventProcessor publication(EmbeddedEventStore store, BatchPublisher publisher, TokenStore tokens) {
        return TrackingEventProcessor.builder()
                .name("publication")
                .eventHandlerInvoker(invoker(publisher))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(store)
                .tokenStore(new TokenAfterWrites(tokens, Duration.ofSeconds(1), Duration.ofMillis(200)))
                .transactionManager(NoTransactionManager.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(200)
                        .andTokenClaimInterval(200, TimeUnit.MILLISECONDS)
                        .andInitialTrackingToken(source -> source.createTailToken()))
                .build();
    }

    static PooledStreamingEventProcessor reader(
            KafkaEvents events, ScheduledExecutorService coordinator, EventMessageHandler receive, TokenStore tokens) {
        return PooledStreamingEventProcessor.builder()
                .name("reader")
                .eventHandlerInvoker(invoker(receive))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .tokenStore(new TokenAfterWrites(tokens, Duration.ofSeconds(1), Duration.ofMillis(200)))
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(coordinator)
                .workerExecutor(Executors.newScheduledThreadPool(
                        2, Thread.ofPlatform().daemon().factory()))
                .initialSegmentCount(1)
                .batchSize(100)
                .initialToken(source -> source.createTailToken())
                .build();
    }

    private static SimpleEventHandlerInvoker invoker(EventMessageHandler handler) {
        return SimpleEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }
}
