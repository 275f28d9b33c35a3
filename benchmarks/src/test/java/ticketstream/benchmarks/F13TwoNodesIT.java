package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.fault.Publication;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.fault.Topic;

/** Two nodes on the same servers; the one that publishes and projects stands still longer than its claims last, and wakes up. */
class F13TwoNodesIT {
    private static final Duration SOUND = Duration.ofSeconds(3);
    private static final String READ_MODEL = "adminoverview";
    private static final Duration CLAIMED = Duration.ofSeconds(6);
    private static final Duration PAUSED = Duration.ofSeconds(15);
    private static final int USERS = 4;
    private static final Duration TURN = Duration.ofSeconds(3);
    private static final int TURNS = 10;

    @Test
    void handsTheWorkOverAndFencesTheSleeper() {
        try (var servers = Servers.start("F-13");
                var owner = Stage.start("F-13/owner", servers.settings());
                var other = Stage.start("F-13/product", servers.settings());
                var stage = Stage.open("F-13", other, new Desk(other.address(), Stage.PATIENCE), USERS);
                var atOwner = new Desk(owner.address(), Stage.PATIENCE)) {
            stage.begin(Cast.users(atOwner, "guest-", USERS));
            stage.run(SOUND);
            owner.pause();
            stage.run(CLAIMED);
            long orphaned = stage.lag(READ_MODEL);
            stage.run(PAUSED.minus(CLAIMED));
            long adopted = stage.lag(READ_MODEL);
            for (int turns = 0; adopted >= orphaned && turns < TURNS; turns++) {
                stage.run(TURN);
                adopted = stage.lag(READ_MODEL);
            }
            owner.resume();
            stage.run(SOUND);
            var evidence = stage.prove();
            var published = Topic.ofTickets(servers.kafkaBootstrapServers()).published();
            stage.say(READ_MODEL + " was " + orphaned + " events behind while the sleeper's claims lasted, " + adopted
                    + " when it woke up; " + published.size() + " records of "
                    + evidence.events().size() + " events published");
            assertThat(orphaned)
                    .as("the sleeper owned nothing, or nobody took it")
                    .isGreaterThan(adopted);
            assertThat(Publication.faults(published, evidence.histories())).isEmpty();
        }
    }
}
