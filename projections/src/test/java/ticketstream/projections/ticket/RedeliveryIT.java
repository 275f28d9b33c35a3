package ticketstream.projections.ticket;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.junit.jupiter.api.Test;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.agentqueue.AgentQueueProjector;
import ticketstream.projections.change.Changes;
import ticketstream.projections.directory.DirectoryEntry;
import ticketstream.projections.directory.DirectoryProjector;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.row.ReadModel;
import ticketstream.projections.stage.AccountHistories;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Histories;
import ticketstream.projections.stage.Stage;

/** One delivery in ten a repeat, one in ten out of turn. {@code -Dredelivery.deliveries=1000000} for the long run. */
class RedeliveryIT {
    private static final int DELIVERIES = Integer.getInteger("redelivery.deliveries", 20_000);
    private static final int ORIGINALS = (DELIVERIES * 9 + 9) / 10;
    private static final int SLICE = 10_000;
    private static final int BATCH = 500;
    private static final int TICKET_EVENTS_PER_ACCOUNT_EVENT = 19;
    private static final Changes NOBODY = changes -> {};

    private final MongoDatabase database = Databases.fresh();
    private final Histories tickets = new Histories(11, 0);
    private final AccountHistories accounts = new AccountHistories(12, tickets.log());
    private final SimpleEventBus bus = SimpleEventBus.builder().build();
    private final List<DomainEventMessage<?>> batch = new ArrayList<>();
    private final Disorder disorder = new Disorder(13, this::deliver);

    @Test
    void leavesEveryReadModelAsTheFoldOfTheLog() {
        var processors =
                projectors().map(projector -> processor(bus, projector)).toList();
        processors.forEach(EventProcessor::start);
        for (int left = ORIGINALS; left > 0; left -= SLICE) {
            disorder.deliver(happenings(Math.min(SLICE, left)));
        }
        disorder.finish();
        flush();
        processors.forEach(EventProcessor::shutDown);

        assertThat(disorder.delivered()).isGreaterThanOrEqualTo(DELIVERIES);
        assertThat(disorder.repeated()).isGreaterThanOrEqualTo(DELIVERIES / 10);
        assertThat(disorder.overtaken()).isGreaterThanOrEqualTo(DELIVERIES / 10);
        assertThat(Stream.of(RequesterProjector.MODEL, AgentQueueProjector.MODEL, AdminOverviewProjector.MODEL))
                .allSatisfy(model -> assertThat(differing(model, tickets.rows(), TicketState::id))
                        .isEmpty());
        assertThat(differing(DirectoryProjector.MODEL, accounts.rows(), DirectoryEntry::id))
                .isEmpty();
    }

    private Stream<Object> projectors() {
        var projections = Stage.projections(new Generations(database), tickets.log(), NOBODY);
        return Stream.of(
                new RequesterProjector(projections),
                new AgentQueueProjector(projections),
                new AdminOverviewProjector(projections),
                new DirectoryProjector(projections));
    }

    private static EventProcessor processor(EventBus bus, Object projector) {
        return SubscribingEventProcessor.builder()
                .name(projector.getClass().getSimpleName())
                .messageSource(bus)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(projector)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    private List<? extends DomainEventMessage<?>> happenings(int count) {
        int before = (int) tickets.log().end();
        while (tickets.log().end() - before < count) {
            accounts.goOn();
            tickets.goOn(TICKET_EVENTS_PER_ACCOUNT_EVENT);
        }
        var messages = tickets.messages();
        return messages.subList(before, messages.size());
    }

    private void deliver(DomainEventMessage<?> event) {
        batch.add(event);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        bus.publish(batch);
        batch.clear();
    }

    /** Ids of rows that are not as they should be, missing and needless ones included. */
    private <S> List<String> differing(ReadModel<S, ?> model, List<S> expected, Function<S, String> id) {
        Map<String, S> rows = new HashMap<>(expected.stream().collect(toMap(id, Function.identity())));
        List<String> differing = new ArrayList<>();
        for (var document : database.getCollection(model.collection()).find()) {
            var row = model.format().read(document);
            if (!Objects.equals(rows.remove(id.apply(row)), row)) {
                differing.add(id.apply(row));
            }
        }
        differing.addAll(rows.keySet());
        return differing;
    }
}
