package ticketstream.web.runtime;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.eventstore.FollowedLog;
import ticketstream.application.publication.BatchPublisher;
import ticketstream.application.publication.GatedEvents;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;
import ticketstream.web.projection.ProjectionNames;
import ticketstream.web.trace.Hops;
import ticketstream.web.trace.Tracing;

/** Which processor feeds which handler, from where and in which portions. A failing handler is never skipped. */
@Configuration(proxyBeanMethods = false)
class ProcessorsConfiguration {
    private static final int PUBLISHED_TOGETHER = 500;
    private static final int PROJECTED_TOGETHER = 500;

    @Autowired
    void configure(
            EventProcessingConfigurer processing,
            BatchPublisher publisher,
            FollowedLog log,
            @Qualifier("ticketsWhenReady") GatedEvents tickets,
            @Qualifier("accountsWhenReady") GatedEvents accounts,
            Generations generations,
            DeskSettings settings,
            Hops hops) {
        var claims = Claims.of(settings);
        processing.byDefaultAssignHandlerTypesTo(type -> {
            throw new IllegalStateException(type + " belongs to no processing group");
        });
        processing.registerDefaultListenerInvocationErrorHandler(conf -> PropagatingErrorHandler.instance());
        publish(processing, publisher, log, claims);
        processing.registerHandlerInterceptor(ProjectionNames.PUBLICATION, conf -> Tracing.published(hops));
        ProjectionNames.ALL.forEach(
                name -> processing.registerHandlerInterceptor(name, conf -> Tracing.projected(hops)));
        ProjectionNames.TICKETS.forEach(name -> project(processing, name, tickets, generations, claims));
        project(processing, ProjectionNames.DIRECTORY, accounts, generations, claims);
        project(processing, ProjectionNames.AUDIT, accounts, generations, claims);
    }

    private static void publish(
            EventProcessingConfigurer processing, BatchPublisher publisher, FollowedLog log, Claims claims) {
        processing
                .registerEventHandler(conf -> publisher)
                .assignHandlerInstancesMatching(ProjectionNames.PUBLICATION, publisher::equals)
                .registerTrackingEventProcessor(
                        ProjectionNames.PUBLICATION,
                        conf -> log,
                        conf -> tracking(PUBLISHED_TOGETHER, claims, StreamableMessageSource::createTailToken));
    }

    private static void project(
            EventProcessingConfigurer processing,
            String name,
            GatedEvents events,
            Generations generations,
            Claims claims) {
        processing.registerTrackingEventProcessor(
                name,
                conf -> events,
                conf -> tracking(PROJECTED_TOGETHER, claims, source -> beginning(source, generations.of(name))));
    }

    /** One thread that blocks on its stream: a pooled processor hands each batch from a coordinator to a worker. */
    private static TrackingEventProcessorConfiguration tracking(
            int together,
            Claims claims,
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> beginning) {
        return TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                .andInitialTrackingToken(beginning)
                .andBatchSize(together)
                .andTokenClaimInterval(claims.every().toMillis(), TimeUnit.MILLISECONDS)
                .andEventAvailabilityTimeout(1, TimeUnit.SECONDS);
    }

    /** A read model that is being filled from the log has all that was published before, and announces none of it. */
    private static TrackingToken beginning(
            StreamableMessageSource<TrackedEventMessage<?>> source, GenerationState generations) {
        return generations.serving() == 0 ? source.createHeadToken() : source.createTailToken();
    }
}
