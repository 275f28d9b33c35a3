package ticketstream.web.live.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.ChangeType;
import ticketstream.web.live.feed.Feeds;

class SightsTest {
    private static final Person ANNE = new Person("anne", "Anne");
    private static final Set<String> UNKNOWN = Set.of("unknown");
    private static final Set<String> IN_SALES = Set.of("admin", "account:anne", "department:sales", "ticket:t");
    private static final Set<String> IN_IT = Set.of("admin", "account:anne", "department:it", "ticket:t");

    private final Map<String, TicketState> log = new HashMap<>();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Feeds feeds = new Feeds();
    private final Sights sights = new Sights(id -> Optional.ofNullable(log.get(id)), background::add);

    SightsTest() {
        feeds.feed().follow(sights);
    }

    @Test
    void areKnownOnceTheLogWasRead() {
        log.put("t", ticket("sales", 1, false));
        sights.look("t");
        assertThat(seen()).isEqualTo(UNKNOWN);
        runs();
        assertThat(seen()).isEqualTo(IN_SALES);
    }

    @Test
    void areNoneOfWhatIsDeletedOrNeverWas() {
        sights.look("t");
        runs();
        assertThat(seen()).isEmpty();

        log.put("t", ticket("sales", 2, true));
        sights.look("t");
        runs();
        assertThat(seen()).isEmpty();
    }

    @Test
    void areUnknownFromAChangeOnUntilTheLogWasReadAgain() {
        log.put("t", ticket("sales", 1, false));
        sights.look("t");
        runs();
        log.put("t", ticket("it", 2, false));
        arrives(2);
        assertThat(seen()).isEqualTo(UNKNOWN);
        runs();
        assertThat(seen()).isEqualTo(IN_IT);
    }

    @Test
    void readNothingAgainForAChangeTheyKnow() {
        log.put("t", ticket("sales", 2, false));
        sights.look("t");
        runs();
        arrives(2);

        assertThat(background).isEmpty();
        assertThat(seen()).isEqualTo(IN_SALES);
    }

    @Test
    void doNotBelieveWhatWasReadBeforeAChange() {
        log.put("t", ticket("sales", 1, false));
        sights.look("t");
        Runnable first = background.remove();
        arrives(2);
        first.run();
        assertThat(seen()).isEqualTo(UNKNOWN);

        log.put("t", ticket("it", 2, false));
        runs();
        assertThat(seen()).isEqualTo(IN_IT);
    }

    @Test
    void readEverythingAgainWhenChangesMayHaveBeenMissed() {
        log.put("t", ticket("sales", 1, false));
        sights.look("t");
        runs();
        log.put("t", ticket("it", 2, false));
        feeds.replaced("second");
        assertThat(seen()).isEqualTo(UNKNOWN);
        runs();
        assertThat(seen()).isEqualTo(IN_IT);
    }

    @Test
    void forgetTicketsThatNobodyIsAt() {
        log.put("t", ticket("sales", 1, false));
        sights.look("t");
        runs();
        sights.keep(Set.of());
        assertThat(seen()).isEqualTo(UNKNOWN);
        arrives(2);
        assertThat(background).isEmpty();
    }

    private void runs() {
        for (Runnable work = background.poll(); work != null; work = background.poll()) {
            work.run();
        }
    }

    private Set<String> seen() {
        List<Set<String>> seen = new ArrayList<>(List.of(UNKNOWN));
        sights.whileKnown("t", seen::add);
        return seen.getLast();
    }

    private void arrives(long version) {
        feeds.arrives(new Change(
                Scope.department("sales"),
                ChangeType.TICKET_GONE,
                "t",
                version,
                version,
                Instant.EPOCH,
                ANNE,
                null,
                null,
                List.of(),
                null));
    }

    private static TicketState ticket(String category, long version, boolean deleted) {
        return new TicketState(
                "t",
                "Printer",
                "Printer on fire",
                category,
                TicketStatus.WAITING,
                Priority.NORMAL,
                ANNE,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                version,
                version,
                Instant.EPOCH,
                deleted);
    }
}
