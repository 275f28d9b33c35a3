package ticketstream.web.runtime;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.agentqueue.AgentQueue;
import ticketstream.projections.agentqueue.AgentQueueProjector;
import ticketstream.projections.change.Changes;
import ticketstream.projections.directory.Directory;
import ticketstream.projections.directory.DirectoryProjector;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.requester.RequesterTickets;
import ticketstream.projections.row.Indexed;

/** The read models: who keeps each and who lists it. */
@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {
    @Bean
    RequesterTickets requesterTickets(MongoDatabase database) {
        return new RequesterTickets(database);
    }

    @Bean
    RequesterProjector requesterProjector(MongoDatabase database, Changes changes) {
        return new RequesterProjector(database, changes);
    }

    @Bean
    AgentQueue agentQueue(MongoDatabase database) {
        return new AgentQueue(database);
    }

    @Bean
    AgentQueueProjector agentQueueProjector(MongoDatabase database, Changes changes) {
        return new AgentQueueProjector(database, changes);
    }

    @Bean
    AdminOverview adminOverview(MongoDatabase database) {
        return new AdminOverview(database);
    }

    @Bean
    AdminOverviewProjector adminOverviewProjector(MongoDatabase database, Changes changes) {
        return new AdminOverviewProjector(database, changes);
    }

    @Bean
    Directory directory(MongoDatabase database) {
        return new Directory(database);
    }

    @Bean
    DirectoryProjector directoryProjector(MongoDatabase database, Changes changes) {
        return new DirectoryProjector(database, changes);
    }

    /** Before anything is projected or listed; the database is there by then, see {@link DatabasePatience}. */
    @Bean
    InitializingBean indexes(List<Indexed> readModels) {
        return () -> readModels.forEach(Indexed::ensureIndexes);
    }
}
