package ticketstream.web.runtime;

import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.publication.BatchPublisher;
import ticketstream.application.publication.GatedEvents;
import ticketstream.application.publication.KafkaEvents;
import ticketstream.application.publication.TopicsGate;
import ticketstream.web.projection.ProjectionNames;

/** Which processor feeds which handler, from where and in which portions. A failing handler is never skipped. */
@Configuration(proxyBeanMethods = false)
class ProcessorsConfiguration {
    private static final int PUBLISHED_TOGETHER = 500;
    private static final int PROJECTED_TOGETHER = 500;

    @Autowired
    void configure(
            EventProcessingConfigurer processing,
            BatchPublisher publisher,
            TopicsGate gate,
            @Qualifier("ticketEvents") KafkaEvents tickets,
            @Qualifier("accountEvents") KafkaEvents accounts) {
        processing.byDefaultAssignHandlerTypesTo(type -> {
            throw new IllegalStateException(type + " belongs to no processing group");
        });
        processing.registerDefaultListenerInvocationErrorHandler(conf -> PropagatingErrorHandler.instance());
        publish(processing, publisher);
        var ticketsWhenReady = new GatedEvents(gate, tickets);
        ProjectionNames.TICKETS.forEach(name -> project(processing, name, ticketsWhenReady));
        project(processing, ProjectionNames.DIRECTORY, new GatedEvents(gate, accounts));
    }

    /** Reads the log without polling pauses: a tracking processor blocks on the store's stream. */
    private static void publish(EventProcessingConfigurer processing, BatchPublisher publisher) {
        processing
                .registerEventHandler(conf -> publisher)
                .assignHandlerInstancesMatching(ProjectionNames.PUBLICATION, publisher::equals)
                .registerTrackingEventProcessor(
                        ProjectionNames.PUBLICATION, conf -> conf.eventStore(), conf -> trackingFromTheStart());
    }

    private static TrackingEventProcessorConfiguration trackingFromTheStart() {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andInitialTrackingToken(source -> source.createTailToken())
                .andBatchSize(PUBLISHED_TOGETHER)
                .andEventAvailabilityTimeout(1, TimeUnit.SECONDS);
    }

    private static void project(EventProcessingConfigurer processing, String name, GatedEvents events) {
        processing.registerPooledStreamingEventProcessor(name, conf -> events, (conf, builder) -> configured(builder));
    }

    private static PooledStreamingEventProcessor.Builder configured(PooledStreamingEventProcessor.Builder builder) {
        return builder.initialSegmentCount(1)
                .initialToken(source -> source.createTailToken())
                .batchSize(PROJECTED_TOGETHER);
    }
}
