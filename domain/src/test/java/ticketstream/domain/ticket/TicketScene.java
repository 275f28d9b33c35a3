package ticketstream.domain.ticket;

import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketRejection.Reason;

/** What every test of the ticket starts from: Ann's request, Bob who works on it, and an access that can refuse. */
final class TicketScene {
    static final Person ANN = new Person("u-1", "ann");
    static final Person CARL = new Person("a-2", "carl");
    static final Actor BOB = new Actor("a-1", "bob", Role.AGENT, "sales");
    static final TicketCreated OPENED = new TicketCreated("t-1", "No invoice", "It never came.", "sales", ANN);

    final RecordingAccess access = new RecordingAccess();
    final FixtureConfiguration<Ticket> ticket =
            new AggregateTestFixture<>(Ticket.class).registerInjectableResource(access);

    /** The shortest history of Ann's ticket that ends in this status. */
    static List<TicketEvent> historyUntil(TicketStatus status) {
        return switch (status) {
            case WAITING -> List.of(OPENED);
            case IN_PROGRESS -> List.of(OPENED, step(TicketStatus.WAITING, TicketStatus.IN_PROGRESS));
            case RESOLVED -> List.of(OPENED, step(TicketStatus.WAITING, TicketStatus.RESOLVED));
            case CLOSED ->
                List.of(
                        OPENED,
                        step(TicketStatus.WAITING, TicketStatus.RESOLVED),
                        step(TicketStatus.RESOLVED, TicketStatus.CLOSED));
        };
    }

    static TicketStatusUpdated step(TicketStatus from, TicketStatus to) {
        return new TicketStatusUpdated("t-1", from, to);
    }

    /** The whole message an event of Bob's must be. */
    static EventMessage<?> byBob(TicketEvent event) {
        return new GenericEventMessage<>(event, Map.of("actorId", "a-1", "actorName", "bob", "actorRole", "agent"));
    }

    static Matcher<TicketRejection> refusal(Reason reason, long currentVersion) {
        return new FeatureMatcher<>(equalTo(List.<Object>of(reason, currentVersion)), "a refusal with", "refusal") {
            @Override
            protected List<Object> featureValueOf(TicketRejection actual) {
                return List.of(actual.reason(), actual.currentVersion());
            }
        };
    }
}
