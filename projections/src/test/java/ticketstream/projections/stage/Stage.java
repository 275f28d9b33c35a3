package ticketstream.projections.stage;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.deadletter.InMemorySequencedDeadLetterQueue;
import ticketstream.projections.change.Changes;
import ticketstream.projections.deadletter.DeadLetters;
import ticketstream.projections.deadletter.Skips;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.LoggedEvents;
import ticketstream.projections.row.Projections;

/** A projector behind a real event store and the processor the product uses, with two segments. */
public final class Stage implements AutoCloseable {
    private static final int SEGMENTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int batchSize;
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService workers = new Hesitant();
    private final Configuration axon;
    private final StreamingEventProcessor processor;

    /** Projections whose dead letters are lost with them. */
    public static Projections projections(Generations generations, LoggedEvents log, Changes changes) {
        return new Projections(
                generations,
                log,
                changes,
                name -> new DeadLetters(
                        name, InMemorySequencedDeadLetterQueue.defaultQueue(), (projection, id, version, why) -> {}),
                new Skips(Databases.fresh()));
    }

    /** With batches of 50 events. */
    public Stage(String group, Object projector) {
        this(group, projector, 50);
    }

    public Stage(String group, Object projector, int batchSize) {
        this.batchSize = batchSize;
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .eventProcessing(processing -> processing
                        .registerTokenStore(configuration -> new InMemoryTokenStore())
                        .registerEventHandler(configuration -> projector)
                        .registerErrorHandler(group, configuration -> this::failed)
                        .registerPooledStreamingEventProcessor(
                                group, Configuration::eventStore, (configuration, builder) -> tuned(builder)))
                .start();
        processor = axon.eventProcessingConfiguration()
                .eventProcessor(group, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
    }

    /** Publishes the events and returns when the read model has caught up with them, in as few batches as may be. */
    public void play(Log log) {
        play(log.messages());
    }

    public void play(List<? extends DomainEventMessage<?>> messages) {
        messages.forEach(axon.eventStore()::publish);
        processor.start();
        await().atMost(PATIENCE).until(this::caughtUp);
        processor.shutDown();
    }

    /** Publishes events that cannot be projected and returns why. */
    public Throwable playInVain(List<? extends DomainEventMessage<?>> messages) throws Exception {
        failures.clear();
        messages.forEach(axon.eventStore()::publish);
        processor.start();
        await().atMost(PATIENCE).until(() -> !failures.isEmpty());
        processor.shutDown();
        return failures.take();
    }

    /** Forgets how far the read model came and lets it catch up again. */
    public void replay() {
        processor.resetTokens();
        play(List.of());
    }

    private PooledStreamingEventProcessor.Builder tuned(PooledStreamingEventProcessor.Builder builder) {
        return builder.batchSize(batchSize)
                .initialSegmentCount(SEGMENTS)
                .tokenClaimInterval(200)
                .workerExecutor(workers);
    }

    private void failed(ErrorContext context) throws Exception {
        failures.add(context.error());
        PropagatingErrorHandler.instance().handleError(context);
    }

    private boolean caughtUp() {
        TrackingToken head = axon.eventStore().createHeadToken();
        var reached = processor.processingStatus().values().stream()
                .map(EventTrackerStatus::getTrackingToken)
                .toList();
        return reached.size() == SEGMENTS
                && reached.stream().allMatch(token -> head == null || (token != null && token.covers(head)));
    }

    @Override
    public void close() {
        axon.shutdown();
        workers.shutdown();
    }

    /** Begins a little late, so that the events published together meet in one batch. */
    private static final class Hesitant extends ScheduledThreadPoolExecutor {
        Hesitant() {
            super(SEGMENTS);
        }

        @Override
        public Future<?> submit(Runnable task) {
            return schedule(task, 100, TimeUnit.MILLISECONDS);
        }
    }
}
