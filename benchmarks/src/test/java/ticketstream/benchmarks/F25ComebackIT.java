package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.crowd.Crowd;
import ticketstream.benchmarks.crowd.Sightings;
import ticketstream.benchmarks.product.Command;

/** Kills the product in front of 500 open windows, right after changes were acknowledged. They come back by themselves and miss nothing. */
class F25ComebackIT {
    private static final int WINDOWS = 500;
    private static final int CHANGES = 40;
    private static final int SEATED_WITHIN_SECONDS = 60;
    private static final long CONVERGED_MS = 60_000;

    @Test
    void bringsEverybodyExactlyWhatTheyMissed() {
        try (var desk = new DeskVenue("F-25", Command.QUICK_START);
                var crowd = new Crowd(desk.live())) {
            crowd.seat(IntStream.range(0, WINDOWS).mapToObj(desk::mixedSeat).toList(), SEATED_WITHIN_SECONDS);
            var sightings = new Sightings();
            crowd.note(sightings);

            change(desk, sightings);
            desk.product().kill();
            long killed = System.nanoTime();
            long away = desk.product().restart().toMillis();
            change(desk, sightings);

            crowd.awaitGreeted(SEATED_WITHIN_SECONDS);
            long missing = sightings.awaitAll(crowd.seats(), CONVERGED_MS);
            System.out.printf(
                    "F-25: away %d ms; last of %d windows back %d ms after the kill, most in a second %d; %s%n",
                    away,
                    WINDOWS,
                    (crowd.greetings().getLast() - killed) / 1_000_000,
                    Crowd.busiestSecond(crowd.greetings()),
                    crowd.notices());
            assertThat(missing).as("changes that somebody never got").isZero();
            assertThat(sightings.foreign()).isZero();
            assertThat(sightings.doubled()).isZero();
            assertThat(crowd.notices()).doesNotContainKeys("resync", "lagging");
        }
    }

    private static void change(DeskVenue desk, Sightings sightings) {
        for (int i = 0; i < CHANGES; i++) {
            desk.mixedChange(sightings, System.nanoTime()).join().expect(200);
        }
    }
}
