package ticketstream.web.runtime;

import com.mongodb.client.MongoClients;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.embedded.database.EmbeddedMongo;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.generation.Rebuild;
import ticketstream.projections.rebuild.Rebuilder;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.row.ReadModel;

/**
 * Prints how many events per second a read model is rebuilt from on the embedded database, round by round as the JVM warms
 * up. Arguments: tickets (four events each, a commit for each event) and rounds.
 */
final class RebuildSpeed {
    private static final int WRITERS = 256;
    private static final String NAME = RequesterProjector.MODEL.name();

    private final CommitLogEventStorageEngine engine;
    private final Generations generations;

    private RebuildSpeed(CommitLogEventStorageEngine engine, Generations generations) {
        this.engine = engine;
        this.generations = generations;
    }

    public static void main(String[] arguments) throws Exception {
        var serializer = new StoredEventSerializer(StoredEvents.ofTheDesk());
        try (var mongo = EmbeddedMongo.start(Files.createTempDirectory("rebuild-speed"));
                var client = MongoClients.create(mongo.uri())) {
            var database = client.getDatabase("desk");
            var engine = new CommitLogEventStorageEngine(
                    database, serializer, NoOpEventUpcaster.INSTANCE, Duration.ofSeconds(10));
            var speed = new RebuildSpeed(engine, new Generations(database));
            speed.fill(Integer.parseInt(arguments[0]));
            speed.rebuild(Integer.parseInt(arguments[1]));
        }
    }

    private void fill(int tickets) throws InterruptedException {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < tickets; i++) {
                var events = life(UUID.randomUUID().toString(), new Person("u" + i % 1_000, "somebody"));
                var unused = writers.submit(() -> append(events));
            }
            writers.shutdown();
            while (!writers.awaitTermination(10, TimeUnit.SECONDS)) {
                System.out.println(new StoredLog(engine).end() + " events");
            }
        }
    }

    private void append(List<TicketEvent> events) {
        var actor = MetaData.from(Actor.SYSTEM.asMetadata());
        for (int sequence = 0; sequence < events.size(); sequence++) {
            var event = events.get(sequence);
            engine.appendEvents(List.of(new GenericDomainEventMessage<>(
                    "Ticket",
                    event.ticketId(),
                    sequence,
                    event,
                    actor,
                    UUID.randomUUID().toString(),
                    Instant.now())));
        }
    }

    private static List<TicketEvent> life(String id, Person owner) {
        return List.of(
                new TicketCreated(id, "The printer jams", "It jams with every page. ".repeat(12), "sales", owner),
                new TicketAssigned(id, new Person("a1", "ada"), null),
                new TicketStatusUpdated(id, TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                new TicketStatusUpdated(id, TicketStatus.IN_PROGRESS, TicketStatus.RESOLVED));
    }

    private void rebuild(int rounds) {
        var models = List.<ReadModel<?, ?>>of(RequesterProjector.MODEL);
        try (var rebuilder = new Rebuilder(models, generations, new StoredLog(engine), (name, failure) -> {
            throw failure;
        })) {
            rebuilder.start();
            for (int i = 0; i < rounds; i++) {
                generations.change(NAME, GenerationState::begun);
                await(Rebuild.State.BUILT);
                System.out.printf(
                        "%,.0f events/s%n", generations.now(NAME).underway().ratePerSecond());
                generations.change(NAME, GenerationState::discarded);
                while (generations.now(NAME).rebuild() != null) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
            }
        }
    }

    private void await(Rebuild.State state) {
        while (generations.now(NAME).underway().state() != state) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
