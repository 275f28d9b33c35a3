package ticketstream.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.check.Event;

class PublicationTest {
    private static final Published CREATED = new Published("t", 1, "ticket.created");
    private static final Published STEP = new Published("t", 2, "ticket.status-updated");
    private static final Published END = new Published("t", 3, "ticket.deleted");
    private static final Map<String, List<Event>> HISTORY =
            Map.of("t", List.of(event(CREATED), event(STEP), event(END)));

    @Test
    void acceptsOrderAndRedelivery() {
        assertThat(faults(CREATED, STEP, CREATED, STEP, END, STEP)).isEmpty();
    }

    @Test
    void findsAnEventThatOvertookAnother() {
        assertThat(faults(CREATED, END, STEP)).singleElement().asString().endsWith("came before version 2");
    }

    @Test
    void findsAnEventThatWasNeverPublished() {
        assertThat(faults(CREATED, STEP)).containsExactly("t has 3 events, but was published up to 2");
    }

    @Test
    void findsARecordOfSomethingThatNeverHappened() {
        assertThat(faults(CREATED, new Published("t", 2, "ticket.deleted"), STEP, END))
                .singleElement()
                .asString()
                .endsWith("is in no history");
    }

    private static List<String> faults(Published... records) {
        return Publication.faults(List.of(records), HISTORY);
    }

    private static Event event(Published published) {
        return new Event("t", published.version(), published.version(), published.type(), Instant.EPOCH, "a", Map.of());
    }
}
