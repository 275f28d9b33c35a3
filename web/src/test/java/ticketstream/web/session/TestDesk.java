package ticketstream.web.session;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Profile;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.LoggedAccounts;
import ticketstream.domain.account.Account;
import ticketstream.domain.role.CustomRole;
import ticketstream.embedded.database.EmbeddedMongo;
import ticketstream.web.account.AccountDirectory;
import ticketstream.web.account.Departments;
import ticketstream.web.account.SeenAccess;

/** The edge without tickets: real HTTP, the real MongoDB protocol, an event log in memory. */
@SpringBootConfiguration
@Profile("edge-only") // so that tests of the whole product do not find it
@EnableAutoConfiguration
@ComponentScan({
    "ticketstream.web.session",
    "ticketstream.web.account",
    "ticketstream.web.administration",
    "ticketstream.web.security",
    "ticketstream.web.problem",
    "ticketstream.web.trace"
})
public class TestDesk {
    @Bean(destroyMethod = "close")
    EmbeddedMongo mongo() throws IOException {
        return EmbeddedMongo.start(Files.createTempDirectory("desk"));
    }

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(EmbeddedMongo mongo) {
        return MongoClients.create(mongo.uri());
    }

    @Bean
    MongoDatabase database(MongoClient client) {
        return client.getDatabase("desk");
    }

    /** There are none here, so they lack nothing. */
    @Bean
    HealthIndicator readModels() {
        return () -> Health.up().build();
    }

    @Bean
    EventStorageEngine log() {
        return new InMemoryEventStorageEngine();
    }

    @Bean
    ConfigurerModule aggregates() {
        return configurer -> configurer.configureAggregate(Account.class).configureAggregate(CustomRole.class);
    }

    @Bean
    AccessPolicy policy() {
        return new AccessPolicy();
    }

    @Bean
    Departments departments() {
        return Set.of("sales", "technical-support")::contains;
    }

    /** There are no windows here. */
    @Bean
    SeenAccess seenAccess() {
        return (accountId, version, atMost) -> true;
    }

    @Bean
    AccountDirectory directory(EventStorageEngine log, LoggedAccounts accounts) {
        return new LoggedDirectory(log, accounts);
    }

    private record LoggedDirectory(EventStorageEngine log, LoggedAccounts accounts) implements AccountDirectory {
        @Override
        public List<AccountState> behind(@Nullable Place place, int count) {
            return all().sorted(Comparator.comparing(AccountState::username).thenComparing(AccountState::id))
                    .filter(account -> place == null || isBehind(account, place))
                    .limit(count)
                    .toList();
        }

        private Stream<AccountState> all() {
            return ids().flatMap(id -> accounts.find(id).stream());
        }

        private Stream<String> ids() {
            return log.readEvents(null, false)
                    .filter(DomainEventMessage.class::isInstance)
                    .map(message -> ((DomainEventMessage<?>) message).getAggregateIdentifier())
                    .distinct();
        }

        private static boolean isBehind(AccountState account, Place place) {
            int byName = account.username().compareTo(place.username());
            return byName > 0 || (byName == 0 && account.id().compareTo(place.id()) > 0);
        }
    }
}
