package ticketstream.web.runtime;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.publication.TokenSerializer;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.agentqueue.AgentQueue;
import ticketstream.projections.agentqueue.AgentQueueProjector;
import ticketstream.projections.audit.AuditProjector;
import ticketstream.projections.audit.AuditTrail;
import ticketstream.projections.change.Changes;
import ticketstream.projections.deadletter.DeadLetters;
import ticketstream.projections.deadletter.Skips;
import ticketstream.projections.directory.Directory;
import ticketstream.projections.directory.DirectoryProjector;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.rebuild.Rebuilder;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.requester.RequesterTickets;
import ticketstream.projections.row.LoggedEvents;
import ticketstream.projections.row.Projections;
import ticketstream.projections.row.ReadModel;

/** The read models: who keeps each, who lists it and who rebuilds it. */
@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);
    private static final DeadLetters.Alarm HELD = (projection, sequence, version, failure) -> LOG.atError()
            .setCause(failure)
            .log("{} cannot apply version {} of {}; it waits with all that follows", projection, version, sequence);
    private static final List<ReadModel<?, ?>> MODELS = List.of(
            RequesterProjector.MODEL,
            AgentQueueProjector.MODEL,
            AdminOverviewProjector.MODEL,
            DirectoryProjector.MODEL,
            AuditProjector.MODEL);

    @Bean
    Generations generations(MongoDatabase database) {
        return new Generations(database);
    }

    @Bean
    LoggedEvents loggedEvents(EventStorageEngine engine) {
        return new StoredLog(engine);
    }

    @Bean
    Skips skips(MongoDatabase database) {
        return new Skips(database);
    }

    @Bean
    Projections projections(
            Generations generations,
            LoggedEvents log,
            Changes changes,
            Skips skips,
            MongoClient client,
            MongoDatabase database) {
        return new Projections(
                generations, log, changes, name -> new DeadLetters(name, queue(name, client, database), HELD), skips);
    }

    private static SequencedDeadLetterQueue<EventMessage<?>> queue(
            String name, MongoClient client, MongoDatabase database) {
        return MongoSequencedDeadLetterQueue.builder()
                .processingGroup(name)
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database.getName())
                        .deadLetterCollectionName("deadletters")
                        .build())
                .serializer(TokenSerializer.create())
                .build();
    }

    /** Prepared before anything is projected or listed; the database is there by then, see {@link DatabasePatience}. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Rebuilder rebuilder(Generations generations, LoggedEvents log, Skips skips) {
        var rebuilder = new Rebuilder(
                MODELS.stream()
                        .<ReadModel<?, ?>>map(model -> model.doingWithout(skips))
                        .toList(),
                generations,
                log,
                (name, failure) -> LOG.atWarn().setCause(failure).log("The rebuild of {} stopped", name));
        rebuilder.prepare();
        return rebuilder;
    }

    @Bean
    RequesterTickets requesterTickets(Generations generations) {
        return new RequesterTickets(generations);
    }

    @Bean
    RequesterProjector requesterProjector(Projections projections) {
        return new RequesterProjector(projections);
    }

    @Bean
    AgentQueue agentQueue(Generations generations) {
        return new AgentQueue(generations);
    }

    @Bean
    AgentQueueProjector agentQueueProjector(Projections projections) {
        return new AgentQueueProjector(projections);
    }

    @Bean
    AdminOverview adminOverview(Generations generations) {
        return new AdminOverview(generations);
    }

    @Bean
    AdminOverviewProjector adminOverviewProjector(Projections projections) {
        return new AdminOverviewProjector(projections);
    }

    @Bean
    Directory directory(Generations generations) {
        return new Directory(generations);
    }

    @Bean
    DirectoryProjector directoryProjector(Projections projections) {
        return new DirectoryProjector(projections);
    }

    @Bean
    AuditTrail auditTrail(Generations generations) {
        return new AuditTrail(generations);
    }

    @Bean
    AuditProjector auditProjector(Projections projections) {
        return new AuditProjector(projections);
    }
}
