package ticketstream.application.ticket;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.desk.Desk;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.application.history.TicketHistory;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.Ticket;
import ticketstream.domain.ticket.TicketAccess;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketRejection.Reason;

/** One node of the desk: connections, log, memory and command bus of its own. Everybody may do everything. */
final class DeskNode implements AutoCloseable {
    private static final TicketAccess ANYBODY = new TicketAccess() {
        @Override
        public @Nullable Reason refusal(TicketCommand command, Facts ticket) {
            return null;
        }

        @Override
        public boolean mayReadNotes(Actor actor, Facts ticket) {
            return true;
        }
    };

    final AtomicInteger queries = new AtomicInteger();
    final MongoDatabase database;
    final CommitLogEventStorageEngine engine;
    final EventLog log;
    final TicketSnapshots snapshots;
    final TicketStates tickets;
    final TicketRepository repository;
    final Desk desk;
    private final MongoClient client;

    DeskNode(String uri) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new Queries())
                .build());
        database = client.getDatabase("desk");
        var serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
        engine = new CommitLogEventStorageEngine(
                database, serializer, NoOpEventUpcaster.INSTANCE, Duration.ofSeconds(20));
        log = new EventLog(engine, serializer);
        snapshots = new TicketSnapshots(database);
        tickets = new TicketStates(log, snapshots);
        var handlers = ClasspathHandlerDefinition.forClass(Ticket.class);
        repository = new TicketRepository(
                EmbeddedEventStore.builder().storageEngine(engine).build(), tickets, parameters(), handlers);
        var bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<Ticket>builder()
                .aggregateType(Ticket.class)
                .repository(repository)
                .parameterResolverFactory(parameters())
                .build()
                .subscribe(bus);
        desk = new Desk(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                new TicketHistory(log, tickets),
                id -> Optional.empty(),
                new AccessPolicy());
    }

    private static ParameterResolverFactory parameters() {
        return MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Ticket.class),
                new SimpleResourceParameterResolverFactory(List.of(ANYBODY)));
    }

    @Override
    public void close() {
        snapshots.close();
        client.close();
    }

    private final class Queries implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("find")) {
                queries.incrementAndGet();
            }
        }
    }
}
