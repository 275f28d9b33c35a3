package ticketstream.application.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.event.Stored;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.embedded.database.EmbeddedMongo;

class PayloadUpcasterIT {
    /** From an event that had an id of another name, by way of one that had it as a number. */
    public static final EventUpcaster TO_TODAYS_DELETION = new EventUpcasterChain(
            new PayloadUpcaster(
                    "ticket.deleted",
                    -1,
                    json -> json.put("id", "t" + json.remove("number").intValue())),
            new PayloadUpcaster("ticket.deleted", 0, json -> json.set("ticketId", json.remove("id"))));

    sealed interface LongAgo {
        @Stored(value = "ticket.deleted", revision = -1)
        record Deleted(int number) implements LongAgo {}
    }

    @TempDir
    Path folder;

    @Test
    void readsWhatAnOlderReleaseStoredAndLeavesItAsItIs() {
        var longAgo = new StoredEventSerializer(new StoredEvents(LongAgo.class));
        var today = new StoredEventSerializer(StoredEvents.ofTheDesk());
        try (var mongo = EmbeddedMongo.start(folder);
                var client = MongoClients.create(mongo.uri())) {
            var database = client.getDatabase("desk");
            var patience = Duration.ofSeconds(20);
            new CommitLogEventStorageEngine(database, longAgo, NoOpEventUpcaster.INSTANCE, patience)
                    .appendEvents(Events.message("t1", 0, new LongAgo.Deleted(1)));

            var engine = new CommitLogEventStorageEngine(database, today, TO_TODAYS_DELETION, patience);

            assertThat(engine.readEvents("t1").next().getPayload()).isEqualTo(new TicketDeleted("t1"));
            assertThat(engine.readEvents(null, false).<Object>map(EventMessage::getPayload))
                    .containsExactly(new TicketDeleted("t1"));
            assertThat(new EventLog(engine, today).events("t1").getFirst().storedName())
                    .isEqualTo("ticket.deleted");
        }
    }
}
