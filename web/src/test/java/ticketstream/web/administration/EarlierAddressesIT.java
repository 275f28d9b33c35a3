package ticketstream.web.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.web.limit.Database;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.TrustedProxies;

/** A desk that was closed to the outside before such a change was an event stays closed. */
class EarlierAddressesIT {
    private static final Database SERVER = Database.start();

    private static final String INSIDE = "192.0.2.10";
    private static final String OUTSIDE = "203.0.113.10";

    private final MongoDatabase database = SERVER.fresh();
    private final EmbeddedEventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void obeysWhatWasKeptBeforeUntilTheNextChange() {
        assertThat(desk().newest().changedAt()).isNull();
        desk().require(OUTSIDE);
        database.getCollection("adminaddresses")
                .insertOne(new Document("_id", 1)
                        .append("cidrs", List.of("192.0.2.0/24"))
                        .append("at", Date.from(Instant.EPOCH))
                        .append("by", new Document("id", "7").append("username", "Ada")));

        assertThat(desk().newest().changedBy()).isEqualTo(new Person("7", "Ada"));
        desk().require(INSIDE);
        assertThatThrownBy(() -> desk().require(OUTSIDE)).isInstanceOf(RequestRefused.class);

        desk().change(List.of(), true, Actor.SYSTEM, INSIDE);
        desk().require(OUTSIDE);
    }

    /** As after a start. */
    private AdminAddresses desk() {
        return new AdminAddresses(log, new AuditLog(log, Map::of), database, new TrustedProxies(List.of()));
    }
}
