package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.fault.Publication;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.fault.Topic;

/** Without Kafka, at the start and later, commands and reads go on; afterwards everything is published in order. */
class F17KafkaAwayIT {
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away.kafka", 20));
    private static final Duration SOUND = Duration.ofSeconds(3);
    private static final int USERS = 4;

    @Test
    void goesOnWithoutKafkaAndPublishesTheBacklogInOrder() {
        try (var servers = Servers.start("F-17")) {
            servers.kafka().cut();
            try (var stage = Stage.open("F-17", USERS, servers.settings())) {
                goesOn(stage, SOUND);
                servers.kafka().heal();
                stage.run(SOUND);
                servers.kafka().cut();
                goesOn(stage, AWAY);
                servers.kafka().heal();
                stage.run(SOUND);
                servers.kafka().loseReplies();
                goesOn(stage, SOUND);
                servers.kafka().heal();
                stage.run(SOUND);
                var evidence = stage.prove();
                var published = Topic.ofTickets(servers.kafkaBootstrapServers()).published();
                stage.say(published.size() + " records published");
                assertThat(Publication.faults(published, evidence.histories())).isEmpty();
            }
        }
    }

    private static void goesOn(Stage stage, Duration length) {
        int before = stage.acknowledged();
        stage.run(length);
        stage.cast().admin().tickets();
        int during = stage.acknowledged() - before;
        stage.say(during + " operations acknowledged in " + length.toSeconds() + " s without Kafka");
        assertThat(during).isPositive();
    }
}
