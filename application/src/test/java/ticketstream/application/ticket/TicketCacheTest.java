package ticketstream.application.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;

class TicketCacheTest {
    private final TicketCache cache = new TicketCache(3_000);

    @Test
    void letsTheLeastRecentlyUsedGoWhenTextsGrowTooLong() {
        Stream.of("t1", "t2", "t3").forEach(id -> cache.put(ticket(id, 1, 700)));
        assertThat(cache.find("t1")).isNotNull();

        cache.put(ticket("t4", 1, 700));

        assertThat(Stream.of("t1", "t2", "t3", "t4").filter(id -> cache.find(id) != null))
                .containsExactly("t1", "t3", "t4");
    }

    @Test
    void hasRoomAgainForWhatIsForgottenOrReplaced() {
        Stream.of("t1", "t2", "t3").forEach(id -> cache.put(ticket(id, 1, 600)));
        cache.forget("t2");
        cache.put(ticket("t3", 2, 600));

        cache.put(ticket("t4", 1, 600));

        assertThat(Stream.of("t1", "t3", "t4")).allMatch(id -> cache.find(id) != null);
        assertThat(cache.find("t2")).isNull();
    }

    @Test
    void doesNotGoBackToAnOlderVersion() {
        assertThat(cache.put(ticket("t1", 2, 9))).isTrue();

        assertThat(cache.put(ticket("t1", 1, 9))).isFalse();

        assertThat(cache.find("t1")).isEqualTo(ticket("t1", 2, 9));
    }

    @Test
    void remembersNoTicketThatDoesNotFit() {
        cache.put(ticket("t1", 1, 3_000));

        assertThat(cache.find("t1")).isNull();
    }

    private static TicketState ticket(String id, long version, int text) {
        return new TicketState(
                id,
                "",
                "x".repeat(text),
                "sales",
                TicketStatus.WAITING,
                Priority.NORMAL,
                new Person("7", "anne"),
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                version,
                version,
                Instant.EPOCH,
                false);
    }
}
