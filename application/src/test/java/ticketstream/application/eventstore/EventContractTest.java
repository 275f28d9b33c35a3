package ticketstream.application.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketEvent.TicketAssigned;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketReleased;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketStatus;

/** The stored form of every event. Changing a file here needs a new revision, a new file and an upcaster. */
class EventContractTest {
    private static final StoredEvents EVENTS = StoredEvents.ofTheDesk();
    private static final Person ANNE = new Person("7", "anne");
    private static final Person OMAR = new Person("9", "omar");

    private final StoredEventSerializer serializer = new StoredEventSerializer(EVENTS);

    static List<Object> examples() {
        return List.of(
                new TicketCreated("t1", "No sound \u2603", "Since \"this\" morning\n", "technical-support", ANNE),
                new TicketStatusUpdated("t1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS),
                new TicketDetailsChanged("t1", "No picture", "Nor sound", "sales", "technical-support"),
                new TicketAssigned("t1", OMAR, null),
                new TicketReleased("t1", OMAR),
                new TicketDeleted("t1"),
                new AccountRegistered("7", "anne", "anne@example.org", Role.USER, null),
                new AccountRoleChanged("7", Role.AGENT, "sales"),
                new AccountEnabled("7"),
                new AccountDisabled("7"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void equalsItsApprovedFileAndReadsBack(Object event) throws IOException {
        var stored = serializer.serialize(event, String.class);
        String name = stored.getType().getName();
        String revision = stored.getType().getRevision();
        String approved = approved(name + "." + revision + ".json");

        assertThat(stored.getData()).isEqualTo(approved);
        Object back = serializer.deserialize(new SimpleSerializedObject<>(approved, String.class, name, revision));
        assertThat(back).isEqualTo(event);
    }

    @Test
    void hasAnExampleOfEveryEvent() {
        assertThat(examples().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(EVENTS.all());
    }

    private static String approved(String file) throws IOException {
        try (var in = EventContractTest.class.getResourceAsStream("/events/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}
