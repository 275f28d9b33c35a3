package ticketstream.web.runtime;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.eventstore.FollowedLog;
import ticketstream.application.eventstore.PayloadUpcaster;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;
import ticketstream.application.ticket.TicketRepository;
import ticketstream.application.ticket.TicketSnapshots;
import ticketstream.application.ticket.TicketStates;
import ticketstream.domain.account.Account;
import ticketstream.domain.role.CustomRole;
import ticketstream.domain.ticket.Ticket;

/** The log of everything that happened, and the aggregates that write it. See ADR 0002 and 0012. */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {
    /** How long the fate of a commit is looked for before its caller hears that nobody knows. */
    private static final Duration UNKNOWN_PATIENCE = Duration.ofSeconds(10);

    /** Events of other nodes are looked for this often; those of this node wake who publishes them at once. */
    private static final Duration LOOK_AROUND = Duration.ofMillis(100);

    @Bean
    @Qualifier("eventSerializer")
    StoredEventSerializer eventSerializer() {
        return new StoredEventSerializer(StoredEvents.ofTheDesk());
    }

    /** For everything that reads stored events: the log itself and the topics filled from it. */
    @Bean
    EventUpcaster upcasters() {
        return PayloadUpcaster.ofTheDesk();
    }

    @Bean
    CommitLogEventStorageEngine eventStorageEngine(
            MongoDatabase database, StoredEventSerializer serializer, EventUpcaster upcasters) {
        // Read models keep milliseconds, so events do, too.
        GenericEventMessage.clock = Clock.tickMillis(Clock.systemUTC().getZone());
        return new CommitLogEventStorageEngine(database, serializer, upcasters, UNKNOWN_PATIENCE);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    /** Instead of the event store's own streams, which read everything back in another thread. */
    @Bean
    FollowedLog followedLog(CommitLogEventStorageEngine engine) {
        return new FollowedLog(engine, LOOK_AROUND);
    }

    @Bean
    EventLog eventLog(CommitLogEventStorageEngine engine, StoredEventSerializer serializer) {
        return new EventLog(engine, serializer);
    }

    @Bean(destroyMethod = "close")
    TicketSnapshots ticketSnapshots(MongoDatabase database) {
        return new TicketSnapshots(database);
    }

    @Bean
    TicketStates ticketStates(EventLog log, TicketSnapshots snapshots) {
        return new TicketStates(log, snapshots);
    }

    @Bean
    ConfigurerModule aggregates(TicketStates tickets) {
        var targets = new CommandTargets();
        return configurer -> configurer
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Ticket.class)
                        .configureCommandTargetResolver(axon -> targets)
                        .configureRepository(axon -> new TicketRepository(
                                axon.eventStore(),
                                tickets,
                                axon.parameterResolverFactory(),
                                axon.handlerDefinition(Ticket.class))))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Account.class)
                        .configureCommandTargetResolver(axon -> targets))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(CustomRole.class));
    }
}
