package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.fault.Publication;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.fault.Topic;
import ticketstream.benchmarks.product.Product;

/**
 * Two nodes on the same servers; the one that publishes and projects stands still longer than its claims last, and wakes up.
 * Afterwards each is asked to fill the topics again.
 */
class F13TwoNodesIT {
    private static final Duration SOUND = Duration.ofSeconds(3);
    private static final Duration KNOWN = Duration.ofSeconds(10);
    private static final String READ_MODEL = "adminoverview";
    private static final Duration CLAIMED = Duration.ofSeconds(4);
    private static final Duration PAUSED = Duration.ofSeconds(15);
    private static final int USERS = 4;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int TURNS = 40;
    private static final Duration REFILLED = Duration.ofSeconds(60);

    @Test
    void handsTheWorkOverAndFencesTheSleeper() {
        try (var servers = Servers.start("F-13");
                var owner = Stage.start("F-13/owner", servers.settings());
                var other = Stage.start("F-13/product", servers.settings());
                var stage = Stage.open("F-13", other, new Desk(other.address(), Stage.PATIENCE), USERS);
                var atOwner = new Desk(owner.address(), Stage.PATIENCE)) {
            stage.begin(Cast.users(atOwner, "guest-", USERS));
            stage.run(SOUND);
            // the other node keeps no read model, and knows all the same how far they are
            await().atMost(KNOWN).until(() -> stage.lag(READ_MODEL) < stage.acknowledged() / 2);
            owner.pause();
            stage.run(CLAIMED);
            long orphaned = stage.lag(READ_MODEL);
            var silent = CLAIMED.plus(untilAdopted(stage, orphaned));
            stage.run(silent.compareTo(PAUSED) < 0 ? PAUSED.minus(silent) : Duration.ZERO);
            owner.resume();
            stage.run(SOUND);
            var evidence = stage.prove();
            var published = Topic.ofTickets(servers.kafkaBootstrapServers()).published();
            stage.say(READ_MODEL + " was " + orphaned + " events behind while the sleeper's claims lasted, fewer after "
                    + silent.toSeconds() + " s; " + published.size() + " records of "
                    + evidence.events().size() + " events published");
            assertThat(Publication.faults(published, evidence.histories())).isEmpty();
            awaitRefill(stage.cast().admin(), servers);
            awaitRefill(atOwner.signIn(Product.ADMIN_EMAIL, Product.ADMIN_PASSWORD), servers);
        }
    }

    /** How long it took from now until somebody had taken over what the sleeper owned. */
    private static Duration untilAdopted(Stage stage, long orphaned) {
        for (int turns = 1; turns <= TURNS; turns++) {
            stage.run(TURN);
            if (stage.lag(READ_MODEL) < orphaned) {
                return TURN.multipliedBy(turns);
            }
        }
        throw new AssertionError("the sleeper owned nothing, or nobody took it");
    }

    /** Whichever node is asked, the one that publishes does it. */
    private static void awaitRefill(Client admin, Servers servers) {
        var topic = Topic.ofTickets(servers.kafkaBootstrapServers());
        var before = topic.published();
        long events = before.stream().distinct().count();
        admin.refill().join().expect(202);
        await().atMost(REFILLED).until(() -> topic.published().size() >= before.size() + events);
    }
}
