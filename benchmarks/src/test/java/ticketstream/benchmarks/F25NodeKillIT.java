package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.crowd.Crowd;
import ticketstream.benchmarks.crowd.Sightings;
import ticketstream.benchmarks.fault.Nginx;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.load.OpenLoop;

/** Kills one of three nodes behind nginx, in the middle of changes. Its windows go on at the others, and nobody misses anything. */
class F25NodeKillIT {
    private static final int WINDOWS = 300;
    private static final int CHANGES_PER_SECOND = 20;
    private static final Duration CHANGING = Duration.ofSeconds(12);
    private static final int BEFORE_THE_KILL = 80;
    private static final int SEATED_WITHIN_SECONDS = 60;
    private static final long CONVERGED_MS = 60_000;

    @Test
    void bringsTheWindowsOfTheKilledNodeToTheOthers() {
        try (var servers = Servers.start("F-25-nodes");
                var killed = Stage.start("F-25-nodes/killed", servers.settings());
                var second = Stage.start("F-25-nodes/second", servers.settings());
                var third = Stage.start("F-25-nodes/third", servers.settings());
                var nginx = Nginx.before("F-25-nodes/nginx", List.of(killed, second, third));
                var desk = DeskVenue.at(third, new Desk(nginx.address()));
                var crowd = new Crowd(desk.live())) {
            crowd.seat(IntStream.range(0, WINDOWS).mapToObj(desk::mixedSeat).toList(), SEATED_WITHIN_SECONDS);
            var sightings = new Sightings();
            crowd.note(sightings);
            var killedAt = new AtomicLong();

            var load = OpenLoop.run(CHANGES_PER_SECOND, CHANGING, (number, intended) -> {
                if (number == BEFORE_THE_KILL) {
                    killedAt.set(System.nanoTime());
                    killed.kill();
                }
                return desk.mixedChange(sightings, intended);
            });

            crowd.awaitGreeted(SEATED_WITHIN_SECONDS);
            long missing = sightings.awaitAll(crowd.seats(), CONVERGED_MS);
            expectBack(crowd, killedAt.get());
            System.out.println("F-25, three nodes: changes until the last window had them, ms "
                    + sightings.untilLast().summary() + "; " + nginx.answers());
            assertThat(load.failed()).as(load.failure()).isZero();
            assertThat(missing).as("changes that somebody never got").isZero();
            assertThat(sightings.foreign()).isZero();
            assertThat(sightings.doubled()).isZero();
        }
    }

    private static void expectBack(Crowd crowd, long killedAt) {
        var back = crowd.greetings().stream().filter(at -> at > killedAt).toList();
        assertThat(back).as("a node without windows proves nothing").isNotEmpty();
        System.out.printf(
                "F-25, three nodes: %d windows of the killed node back within %d ms, most in a second %d; %s%n",
                back.size(), (back.getLast() - killedAt) / 1_000_000, Crowd.busiestSecond(back), crowd.notices());
        assertThat(crowd.notices()).doesNotContainKeys("resync", "lagging");
    }
}
