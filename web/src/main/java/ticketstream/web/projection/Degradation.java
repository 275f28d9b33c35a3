package ticketstream.web.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import ticketstream.application.eventstore.CommitLogEventStorageEngine;
import ticketstream.application.publication.ForeignRecords;
import ticketstream.projections.row.Projections;

/**
 * Part of readiness: {@code DEGRADED} while a read model lacks events that wait for a person, or cannot go on at all, and
 * from when a commit of the log was found damaged until the next start. The
 * desk still serves everybody else, so the answer's HTTP status stays 200. Looks every {@value #EVERY_SECONDS} seconds,
 * so that nobody who asks has to wait for a database that is away.
 */
@Component("readModels")
class Degradation implements HealthIndicator, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Degradation.class);
    private static final int EVERY_SECONDS = 2;

    private final Projections projections;
    private final ProjectionProgress progress;
    private final ForeignRecords records;
    private final CommitLogEventStorageEngine log;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("degradation").factory());
    private volatile long foreign;
    private volatile Map<String, Long> parked = Map.of();
    private volatile boolean degraded;
    private boolean damaged;
    private volatile boolean running;

    Degradation(
            Projections projections,
            ProjectionProgress progress,
            ForeignRecords records,
            CommitLogEventStorageEngine log,
            MeterRegistry registry) {
        this.projections = projections;
        this.records = records;
        this.progress = progress;
        this.log = log;
        ProjectionNames.ALL.forEach(
                name -> Gauge.builder("ticketstream.deadletters", () -> parked.getOrDefault(name, 0L))
                        .description("Tickets or accounts with events that could not be applied")
                        .tag("projection", name)
                        .register(registry));
        Gauge.builder("ticketstream.foreignrecords", () -> foreign)
                .description("Records of the topics that are none of our events and wait for a person")
                .register(registry);
        Gauge.builder("ticketstream.log.damaged", () -> log.damagedAt().isPresent() ? 1 : 0)
                .description("Whether a commit that is not what was written was found since the start")
                .register(registry);
    }

    @Override
    public Health health() {
        return (degraded ? Health.status("DEGRADED") : Health.up()).build();
    }

    private void look() {
        try {
            foreign = records.count();
            parked = projections.parkedSequences();
            degrade(isDamaged()
                    || progress.isFailing()
                    || parked.values().stream().anyMatch(sequences -> sequences > 0));
        } catch (RuntimeException away) {
            degrade(true);
        }
    }

    private boolean isDamaged() {
        var position = log.damagedAt();
        if (position.isPresent() && !damaged) {
            damaged = true;
            LOG.error(
                    "The log is damaged at position {}; nothing behind it in the same place is served",
                    position.getAsLong());
        }
        return damaged;
    }

    private void degrade(boolean now) {
        if (now != degraded) {
            LOG.atLevel(now ? Level.ERROR : Level.INFO).log("Read models are {}", now ? "degraded" : "complete again");
        }
        degraded = now;
    }

    @Override
    public void start() {
        running = true;
        var unused = thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
