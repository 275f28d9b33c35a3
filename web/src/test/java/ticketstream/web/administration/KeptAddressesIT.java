package ticketstream.web.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.web.limit.Database;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.TrustedProxies;

/** what a start makes of what was decided before it, and the way back when administrators locked themselves out. */
class KeptAddressesIT {
    private static final Database SERVER = Database.start();
    private static final String INSIDE = "192.0.2.10";
    private static final String OUTSIDE = "203.0.113.10";

    private final MongoDatabase database = SERVER.fresh();
    private final EventStore log = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void opensTheDeskUpWhenTheSettingSaysSoAndRemembersIt() {
        starts(Map.of(), addresses -> addresses.change(List.of("192.0.2.0/24"), true, Actor.SYSTEM, OUTSIDE));
        starts(
                Map.of(),
                addresses ->
                        assertThatThrownBy(() -> addresses.require(OUTSIDE)).isInstanceOf(RequestRefused.class));

        starts(Map.of("TICKETSTREAM_ADMIN_ADDRESSES_RESET", "true"), addresses -> {
            assertThatCode(() -> addresses.require(OUTSIDE)).doesNotThrowAnyException();
            assertThat(addresses.newest().version()).isEqualTo(2);
            assertThat(addresses.newest().changedBy()).isEqualTo(Actor.SYSTEM.person());
        });
    }

    @Test
    void writesNothingWhereTheDeskIsOpen() {
        starts(
                Map.of("TICKETSTREAM_ADMIN_ADDRESSES_RESET", "true"),
                addresses -> assertThat(addresses.newest().version()).isZero());
    }

    /** As releases kept them before a change was an event. */
    @Test
    void obeysTheEarlierFormUntilTheNextChange() {
        starts(Map.of(), addresses -> assertThat(addresses.newest().changedAt()).isNull());
        database.getCollection("adminaddresses")
                .insertOne(new Document("_id", 1)
                        .append("cidrs", List.of("192.0.2.0/24"))
                        .append("at", Date.from(Instant.EPOCH))
                        .append("by", new Document("id", "7").append("username", "Ada")));

        starts(Map.of(), addresses -> {
            assertThat(addresses.newest().changedBy()).isEqualTo(new Person("7", "Ada"));
            addresses.require(INSIDE);
            assertThatThrownBy(() -> addresses.require(OUTSIDE)).isInstanceOf(RequestRefused.class);
            addresses.change(List.of(), true, Actor.SYSTEM, INSIDE);
        });
        starts(Map.of(), addresses -> addresses.require(OUTSIDE));
    }

    private interface Look {
        void at(AdminAddresses addresses);
    }

    private void starts(Map<String, Object> environment, Look look) {
        new ApplicationContextRunner()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment)))
                .withBean(MongoDatabase.class, () -> database)
                .withBean(TrustedProxies.class, () -> new TrustedProxies(List.of()))
                .withBean(EventStore.class, () -> log)
                .withBean(AuditLog.class, () -> new AuditLog(log, Map::of))
                .withUserConfiguration(AdministrationConfiguration.class)
                .run(context -> look.at(context.getBean(AdminAddresses.class)));
    }
}
