package ticketstream.web.runtime;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.agentqueue.AgentQueue;
import ticketstream.projections.agentqueue.AgentQueueProjector;
import ticketstream.projections.change.Changes;
import ticketstream.projections.directory.Directory;
import ticketstream.projections.directory.DirectoryProjector;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.rebuild.Rebuilder;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.requester.RequesterTickets;
import ticketstream.projections.row.LoggedEvents;
import ticketstream.projections.row.ReadModel;

/** The read models: who keeps each, who lists it and who rebuilds it. */
@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);
    private static final List<ReadModel<?, ?>> MODELS = List.of(
            RequesterProjector.MODEL,
            AgentQueueProjector.MODEL,
            AdminOverviewProjector.MODEL,
            DirectoryProjector.MODEL);

    @Bean
    Generations generations(MongoDatabase database) {
        return new Generations(database);
    }

    @Bean
    LoggedEvents loggedEvents(EventStorageEngine engine) {
        return new StoredLog(engine);
    }

    /** Prepared before anything is projected or listed; the database is there by then, see {@link DatabasePatience}. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Rebuilder rebuilder(Generations generations, LoggedEvents log) {
        var rebuilder = new Rebuilder(
                MODELS,
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
    RequesterProjector requesterProjector(Generations generations, LoggedEvents log, Changes changes) {
        return new RequesterProjector(generations, log, changes);
    }

    @Bean
    AgentQueue agentQueue(Generations generations) {
        return new AgentQueue(generations);
    }

    @Bean
    AgentQueueProjector agentQueueProjector(Generations generations, LoggedEvents log, Changes changes) {
        return new AgentQueueProjector(generations, log, changes);
    }

    @Bean
    AdminOverview adminOverview(Generations generations) {
        return new AdminOverview(generations);
    }

    @Bean
    AdminOverviewProjector adminOverviewProjector(Generations generations, LoggedEvents log, Changes changes) {
        return new AdminOverviewProjector(generations, log, changes);
    }

    @Bean
    Directory directory(Generations generations) {
        return new Directory(generations);
    }

    @Bean
    DirectoryProjector directoryProjector(Generations generations, LoggedEvents log, Changes changes) {
        return new DirectoryProjector(generations, log, changes);
    }
}
