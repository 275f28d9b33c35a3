package ticketstream.benchmarks.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrowdTest {
    private static final int SEATS = 50;

    private final BareVenue venue = new BareVenue(BareServer.NETTY, 300);
    private final Crowd crowd = new Crowd(venue.live());

    @AfterEach
    void close() {
        crowd.close();
        venue.close();
    }

    @Test
    void notesEveryFrameOfEverySeat() {
        crowd.seat(Stream.generate(venue::seat).limit(SEATS).toList(), 20);

        var round = Round.of(crowd, venue, crowd.seats(), venue::change, 20, Duration.ofSeconds(1));

        assertThat(round.faults()).isEmpty();
        assertThat(round.frames()).isEqualTo(20L * SEATS);
        assertThat(round.bytes()).isBetween(250L * 20 * SEATS, 350L * 20 * SEATS);
        assertThat(round.arrivals().count()).isEqualTo(20L * SEATS);
        assertThat(round.untilLast().count()).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void sitsInFrontOfEachKindOfServer(BareServer kind) {
        try (var other = new BareVenue(kind, 300);
                var listeners = new Crowd(other.live())) {
            listeners.seat(Stream.generate(other::seat).limit(SEATS).toList(), 20);

            var round = Round.of(listeners, other, listeners.seats(), other::change, 5, Duration.ofSeconds(1));

            assertThat(round.faults()).isEmpty();
            assertThat(round.frames()).isEqualTo(5L * SEATS);
        }
    }

    @Test
    void findsWhatIsMissingDoubledAndForeign() {
        crowd.seat(Stream.generate(venue::seat).limit(SEATS).toList(), 20);
        var sightings = new Sightings();
        crowd.note(sightings);

        sightings.expect(Sightings.key("never", "1"), System.nanoTime(), Set.of("everybody"));
        sightings.expect(Sightings.key("others", "1"), System.nanoTime(), Set.of("others"));
        venue.say("unasked", 1).join();
        venue.say("others", 1).join();
        venue.change(sightings, System.nanoTime()).join();
        venue.say("bare", 1).join();

        await().atMost(Duration.ofSeconds(10)).until(() -> sightings.doubled() == SEATS);
        assertThat(sightings.foreign()).isEqualTo(2L * SEATS);
        assertThat(sightings.missing(crowd.seats())).isEqualTo(SEATS);
    }

    @Test
    void comesBackWhenItIsCutOff() {
        crowd.seat(Stream.generate(venue::seat).limit(SEATS).toList(), 20);
        long before = System.nanoTime();

        crowd.cut();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> crowd.greeted() == SEATS && crowd.greetings().getFirst() > before);
        assertThat(crowd.greetings().getLast() - crowd.greetings().getFirst()).isGreaterThan(500_000_000L);
        assertThat(crowd.notices()).containsEntry("cut off", (long) SEATS);
    }
}
