package ticketstream.web.runtime;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.publication.Refill;

/** Looks after processors that wait for servers, and after wishes for a refill, from the end of the start to the beginning of the stop. */
@Configuration(proxyBeanMethods = false)
class RevivalConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RevivalConfiguration.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = 2_000;

    @Bean
    SmartLifecycle revival(
            EventProcessingConfiguration processing, MongoDatabase database, KafkaAddress kafka, Refill refill) {
        return new SmartLifecycle() {
            private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("revival").factory());
            private volatile boolean running;

            @Override
            public void start() {
                var processors = processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .toList();
                var revival = new Revival(processors, () -> answers(database) && answers(kafka));
                var unused = thread.scheduleWithFixedDelay(
                        () -> look(revival, refill), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
                running = true;
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
        };
    }

    private static void look(Revival revival, Refill refill) {
        revival.look();
        try {
            refill.look();
        } catch (RuntimeException notYet) {
            LOG.warn("A refill cannot begin yet: {}", notYet.toString());
        }
    }

    private static boolean answers(MongoDatabase database) {
        try {
            database.runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException away) {
            return false;
        }
    }

    private static boolean answers(KafkaAddress kafka) {
        try (var admin = Admin.create(kafka.settings())) {
            admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (KafkaException | ExecutionException | TimeoutException away) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
