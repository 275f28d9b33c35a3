package ticketstream.web.runtime;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts processors again as soon as the servers they failed for are back; by itself the framework pauses up to a minute.
 * One that fails although the servers answer is left to the framework.
 */
final class Revival {
    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

    private final Collection<StreamingEventProcessor> processors;
    private final BooleanSupplier serversAnswer;
    private boolean outage;

    Revival(Collection<StreamingEventProcessor> processors, BooleanSupplier serversAnswer) {
        this.processors = processors;
        this.serversAnswer = serversAnswer;
    }

    /** Looks once; meant to be called every second. The servers are only asked while a processor stands still. */
    void look() {
        var still = processors.stream().filter(Revival::standsStill).toList();
        if (still.isEmpty()) {
            outage = false;
        } else if (!serversAnswer.getAsBoolean()) {
            outage = true;
        } else if (outage) {
            outage = false;
            still.forEach(Revival::restart);
        }
    }

    private static boolean standsStill(StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        return processor.isRunning()
                && (processor.isError()
                        || segments.isEmpty()
                        || segments.stream().anyMatch(EventTrackerStatus::isErrorState));
    }

    private static void restart(StreamingEventProcessor processor) {
        LOG.info("Servers are back, {} goes on", processor.getName());
        try {
            processor.shutDown();
            processor.start();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be started again", processor.getName(), e);
        }
    }
}
