package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.fault.Publication;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.fault.Topic;

/** Without the database commands are refused so that clients try again; afterwards everything is back and nothing lost. */
class F15DatabaseAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away.database", 20));
    private static final Duration SOUND = Duration.ofSeconds(3);
    private static final int USERS = 4;

    @Test
    void refusesCommandsForLaterAndLosesNothing() {
        try (var servers = Servers.start("F-15");
                var stage = Stage.open("F-15", USERS, servers.settings())) {
            stage.run(SOUND);
            servers.database().cut();
            stage.run(AWAY);
            var refusal = stage.cast()
                    .admin()
                    .create(
                            "while the database is away",
                            "text",
                            "sales",
                            UUID.randomUUID().toString())
                    .join();
            servers.database().heal();
            stage.run(SOUND);
            stage.say("without the database: " + refusal + ", Retry-After " + refusal.retryAfter());
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.retryAfter()).isNotNull();
            var evidence = stage.prove();
            var published = Topic.ofTickets(servers.kafkaBootstrapServers()).published();
            assertThat(Publication.faults(published, evidence.histories())).isEmpty();
        }
    }
}
