package ticketstream.projections.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.junit.jupiter.api.Test;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Histories;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.Stage;

/**
 * Delivery as Kafka may make it: in order per ticket, but one event in ten comes again later, and one in ten overtakes those
 * of other tickets. {@code -Dredelivery.events=1000000} for the long run.
 */
class RedeliveryIT {
    private static final int EVENTS = Integer.getInteger("redelivery.events", 20_000);
    private static final int PARTITIONS = 8;
    private static final int BATCH = 500;

    private final MongoDatabase database = Databases.fresh();
    private final Random random = new Random(11);

    @Test
    void leavesTheSameRows() {
        var histories = new Histories(11, EVENTS);
        var delivered = repeated(reordered(histories.messages()));
        var bus = SimpleEventBus.builder().build();
        var processor = processor(bus, histories.log());
        processor.start();
        for (int from = 0; from < delivered.size(); from += BATCH) {
            bus.publish(delivered.subList(from, Math.min(from + BATCH, delivered.size())));
        }
        processor.shutDown();

        var rows = database.getCollection("adminoverview")
                .find()
                .map(new TicketFormat()::read)
                .into(new ArrayList<>());
        assertThat(delivered).hasSizeGreaterThan(EVENTS + EVENTS / 20);
        assertThat(rows).containsExactlyInAnyOrderElementsOf(histories.rows());
    }

    private EventProcessor processor(EventBus bus, Log log) {
        var projector = new AdminOverviewProjector(Stage.projections(new Generations(database), log, changes -> {}));
        return SubscribingEventProcessor.builder()
                .name("adminoverview")
                .messageSource(bus)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(projector)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    /** Each partition keeps its order; one event in ten is taken from another partition than the one whose turn it is. */
    private List<DomainEventMessage<?>> reordered(List<? extends DomainEventMessage<?>> events) {
        List<Deque<DomainEventMessage<?>>> partitions = IntStream.range(0, PARTITIONS)
                .<Deque<DomainEventMessage<?>>>mapToObj(i -> new ArrayDeque<>())
                .toList();
        events.forEach(event -> partitions.get(partitionOf(event)).add(event));
        List<DomainEventMessage<?>> ordered = new ArrayList<>();
        for (DomainEventMessage<?> event : events) {
            var turn = random.nextInt(10) == 0 ? random.nextInt(PARTITIONS) : partitionOf(event);
            Stream.concat(Stream.of(partitions.get(turn)), partitions.stream())
                    .filter(partition -> !partition.isEmpty())
                    .findFirst()
                    .ifPresent(partition -> ordered.add(partition.remove()));
        }
        return ordered;
    }

    private List<DomainEventMessage<?>> repeated(List<DomainEventMessage<?>> events) {
        List<DomainEventMessage<?>> delivered = new ArrayList<>();
        Deque<DomainEventMessage<?>> again = new ArrayDeque<>();
        for (DomainEventMessage<?> event : events) {
            delivered.add(event);
            if (random.nextInt(10) == 0) {
                again.add(event);
            }
            if (random.nextInt(10) == 0 && !again.isEmpty()) {
                delivered.add(again.remove());
            }
        }
        return delivered;
    }

    private static int partitionOf(DomainEventMessage<?> event) {
        return Math.floorMod(event.getAggregateIdentifier().hashCode(), PARTITIONS);
    }
}
