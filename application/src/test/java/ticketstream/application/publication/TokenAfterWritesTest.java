package ticketstream.application.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAfterWritesTest {
    private static final String NAME = "processor";

    private final Tokens tokens = new Tokens();
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean broken;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        events.shutDown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTheTokenWhereItWasWhenWhatTheBatchWritesFails(boolean pooled) {
        broken = true;

        assertThat(storedForOneEvent(
                        pooled, new TokenAfterWrites(tokens, Duration.ofSeconds(1), Duration.ofMillis(200))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void movesTheTokenAfterTheWrites(boolean pooled) {
        assertThat(storedForOneEvent(
                        pooled, new TokenAfterWrites(tokens, Duration.ofSeconds(1), Duration.ofMillis(200))))
                .containsExactly("after the writes");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNeededBecauseTheFrameworkAloneMovesTheTokenFirst(boolean pooled) {
        assertThat(storedForOneEvent(pooled, tokens)).containsExactly("before the writes");
    }

    @Test
    void extendsAClaimOnlyWhereItIsNotCertain() {
        var store = new TokenAfterWrites(tokens, Duration.ofSeconds(1), Duration.ofMillis(200));
        tokens.initializeTokenSegments(NAME, 1);

        store.extendClaim(NAME, 0);
        store.extendClaim(NAME, 0);
        assertThat(tokens.extended).hasValue(1);

        store.releaseClaim(NAME, 0);
        store.extendClaim(NAME, 0);
        assertThat(tokens.extended).hasValue(2);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            store.extendClaim(NAME, 0);
            assertThat(tokens.extended).hasValue(3);
        });
    }

    @Test
    void owesTokensThatFollowTooSoonUntilNothingElseComes() {
        var store = owing(2);

        assertThat(positions()).containsExactly(1L);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            store.extendClaim(NAME, 0);
            assertThat(positions()).containsExactly(1L, 2L);
        });
        store.releaseClaim(NAME, 0);
        assertThat(positions()).containsExactly(1L, 2L);
    }

    @Test
    void storesWhatItOwesBeforeItLetsGo() {
        var store = owing(3);

        store.releaseClaim(NAME, 0);

        assertThat(positions()).containsExactly(1L, 3L);
        assertThat(tokens.fetchToken(NAME, 0)).isEqualTo(new GlobalSequenceTrackingToken(3));
    }

    @Test
    void letsGoEvenWhenWhatItOwesCannotBeStored() {
        var store = owing(2);
        tokens.lost = true;

        store.releaseClaim(NAME, 0);
        tokens.lost = false;
        store.releaseClaim(NAME, 0);

        assertThat(positions()).containsExactly(1L);
    }

    @Test
    void storesAtOnceWhatNoBatchStores() {
        var store = owing(2);

        store.storeToken(new GlobalSequenceTrackingToken(0), NAME, 0);
        store.releaseClaim(NAME, 0);

        assertThat(positions()).containsExactly(1L, 0L);
    }

    /** A store that has seen so many batches, one right after the other. */
    private TokenAfterWrites owing(int batches) {
        var store = new TokenAfterWrites(tokens, Duration.ofMinutes(1), Duration.ofSeconds(1));
        tokens.initializeTokenSegments(NAME, 1);
        for (long position = 1; position <= batches; position++) {
            var token = new GlobalSequenceTrackingToken(position);
            store.extendClaim(NAME, 0);
            DefaultUnitOfWork.startAndGet(null).execute(() -> store.storeToken(token, NAME, 0));
        }
        return store;
    }

    private List<Long> positions() {
        return tokens.positions;
    }

    private List<String> storedForOneEvent(boolean pooled, TokenStore store) {
        EventProcessor processor = pooled ? pooled(store) : tracking(store);
        processor.start();
        events.publish(GenericEventMessage.asEventMessage("something"));
        await().atMost(Duration.ofSeconds(20)).until(() -> broken ? attempts.get() > 0 : !tokens.stored.isEmpty());
        processor.shutDown();
        return List.copyOf(tokens.stored);
    }

    /** Writes with PREPARE_COMMIT, as the publisher and the projections do. */
    private Object handle(EventMessage<?> event) {
        CurrentUnitOfWork.get().root().onPrepareCommit(batch -> {
            attempts.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("the write failed");
            }
        });
        return event;
    }

    private SimpleEventHandlerInvoker handler() {
        EventMessageHandler handler = this::handle;
        return SimpleEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    private EventProcessor pooled(TokenStore store) {
        return PooledStreamingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(handler())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .tokenStore(store)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .build();
    }

    private EventProcessor tracking(TokenStore store) {
        return TrackingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(handler())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .tokenStore(store)
                .transactionManager(NoTransactionManager.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialTrackingToken(source -> source.createTailToken()))
                .build();
    }

    /** Like the one on MongoDB, and unlike the framework's in memory, it stores at once when told to. */
    private final class Tokens extends InMemoryTokenStore {
        private final List<String> stored = new CopyOnWriteArrayList<>();
        private final List<Long> positions = new CopyOnWriteArrayList<>();
        private volatile boolean lost;
        private final AtomicInteger extended = new AtomicInteger();

        @Override
        public void extendClaim(String processor, int segment) {
            extended.incrementAndGet();
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
            if (lost) {
                throw new UnableToClaimTokenException("another node has it");
            }
            if (token instanceof GlobalSequenceTrackingToken sequence) {
                positions.add(sequence.getGlobalIndex());
                stored.add(attempts.get() == 0 ? "before the writes" : "after the writes");
            }
            super.storeToken(token, processor, segment);
        }
    }
}
