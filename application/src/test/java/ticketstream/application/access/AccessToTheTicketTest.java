package ticketstream.application.access;

import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.Ticket;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.AddNote;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.ReplyToTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketEvent.TicketCreated;
import ticketstream.domain.ticket.TicketEvent.TicketDeleted;
import ticketstream.domain.ticket.TicketEvent.TicketDetailsChanged;
import ticketstream.domain.ticket.TicketEvent.TicketStatusUpdated;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketStatus;

/** The policy where it counts: asked by the real ticket. Numbers in brackets are acceptance cases. */
class AccessToTheTicketTest {
    private static final Actor ANN = new Actor("u-1", "ann", Role.USER, null);
    private static final Actor TOM = new Actor("u-2", "tom", Role.USER, null);
    private static final Actor BOB_OF_SALES = new Actor("a-1", "bob", Role.AGENT, "sales");
    private static final Actor GIL_OF_GENERAL = new Actor("a-2", "gil", Role.AGENT, "general-inquiry");
    private static final Actor EVE = new Actor("c-1", "eve", Role.ADMIN, null);
    private static final Actor AUDITOR = new Actor("o-1", "ora", Role.AUDITOR, null);

    private static final TicketCreated ANNS_TICKET =
            new TicketCreated("t-1", "No invoice", "It never came.", "sales", new Person("u-1", "ann"));
    private static final TicketStatusUpdated STARTED =
            new TicketStatusUpdated("t-1", TicketStatus.WAITING, TicketStatus.IN_PROGRESS);
    private static final TicketDetailsChanged MOVED =
            new TicketDetailsChanged("t-1", "No invoice", "It never came.", "general-inquiry", "sales");

    private final FixtureConfiguration<Ticket> ticket =
            new AggregateTestFixture<>(Ticket.class).registerInjectableResource(new AccessPolicy());

    static Stream<TicketCommand> everythingByTom() {
        return everythingBy(TOM);
    }

    static Stream<TicketCommand> everythingByGil() {
        return everythingBy(GIL_OF_GENERAL);
    }

    static Stream<TicketCommand> everythingByEve() {
        return everythingBy(EVE);
    }

    static Stream<TicketCommand> everythingByTheAuditor() {
        return everythingBy(AUDITOR);
    }

    static Stream<TicketCommand> desksWorkByAnn() {
        return everythingBy(ANN)
                .filter(command -> !(command instanceof ChangeTicketDetails || command instanceof ReplyToTicket));
    }

    @ParameterizedTest
    @MethodSource("everythingByTom")
    void showsNothingOfSomebodyElsesTicketNotEvenItsVersion(TicketCommand command) {
        ticket.given(ANNS_TICKET)
                .when(command)
                .expectException(refusal(Reason.TICKET_NOT_FOUND))
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("everythingByGil")
    void showsNothingOfAnotherDepartmentsTicket(TicketCommand command) {
        ticket.given(ANNS_TICKET)
                .when(command)
                .expectException(refusal(Reason.TICKET_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void letsAnAgentWorkOnTheOwnDepartmentsTicket() {
        ticket.given(ANNS_TICKET)
                .when(new UpdateTicketStatus("t-1", TicketStatus.IN_PROGRESS, 1L, BOB_OF_SALES))
                .expectEvents(new GenericEventMessage<>(
                        STARTED, Map.of("actorId", "a-1", "actorName", "bob", "actorRole", "agent")));
    }

    @Test
    void letsTheTicketsNewDepartmentWorkOnIt() {
        ticket.given(ANNS_TICKET, MOVED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.IN_PROGRESS, 2L, GIL_OF_GENERAL))
                .expectEvents(STARTED);
    }

    @Test
    void takesATicketThatMovedFromTheSightOfItsOldDepartment() {
        ticket.given(ANNS_TICKET, MOVED)
                .when(new UpdateTicketStatus("t-1", TicketStatus.IN_PROGRESS, 2L, BOB_OF_SALES))
                .expectException(refusal(Reason.TICKET_NOT_FOUND))
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("desksWorkByAnn")
    void leavesTheDesksWorkToTheDeskEvenOnAnOwnTicket(TicketCommand command) {
        ticket.given(ANNS_TICKET)
                .when(command)
                .expectException(refusal(Reason.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void letsTheRequesterCorrectAWaitingTicket() {
        ticket.given(ANNS_TICKET)
                .when(new ChangeTicketDetails("t-1", null, null, "general-inquiry", 1L, ANN))
                .expectEvents(MOVED);
    }

    @Test
    void keepsTheRequesterFromATicketThatIsWorkedOn() {
        ticket.given(ANNS_TICKET, STARTED)
                .when(new ChangeTicketDetails("t-1", "Other", null, null, 2L, ANN))
                .expectException(refusal(Reason.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void keepsAgentsFromDeleting() {
        ticket.given(ANNS_TICKET)
                .when(new DeleteTicket("t-1", 1L, BOB_OF_SALES))
                .expectException(refusal(Reason.FORBIDDEN))
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("everythingByTheAuditor")
    void keepsAuditorsFromChangingWhatTheySee(TicketCommand command) {
        ticket.given(ANNS_TICKET)
                .when(command)
                .expectException(refusal(Reason.FORBIDDEN))
                .expectNoEvents();
    }

    @ParameterizedTest
    @MethodSource("everythingByEve")
    void isGoneForEverybodyOnceDeleted(TicketCommand command) {
        ticket.given(ANNS_TICKET, new TicketDeleted("t-1"))
                .when(command)
                .expectException(refusal(Reason.TICKET_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void keepsAnAgentFromOpeningATicketForAnotherDepartment() {
        ticket.givenNoPriorActivity()
                .when(new CreateTicket("t-1", "No invoice", "It never came.", "sales", GIL_OF_GENERAL))
                .expectException(refusal(Reason.FORBIDDEN))
                .expectNoEvents();
    }

    /** Every command to a ticket that exists, each with a stale version and the status with an illegal step as well. */
    private static Stream<TicketCommand> everythingBy(Actor actor) {
        return Stream.of(
                new UpdateTicketStatus("t-1", TicketStatus.CLOSED, 9L, actor),
                new ChangeTicketDetails("t-1", "Other", null, null, 9L, actor),
                new AssignTicket("t-1", new Person("a-3", "dora"), 9L, actor),
                new ReleaseTicket("t-1", 9L, actor),
                new ReplyToTicket("t-1", "m-1", "Text", 9L, actor),
                new AddNote("t-1", "m-1", "Text", 9L, actor),
                new DeleteTicket("t-1", 9L, actor));
    }

    /** A refusal that tells no version. */
    private static Matcher<TicketRejection> refusal(Reason reason) {
        return new FeatureMatcher<TicketRejection, List<Object>>(
                equalTo(List.<Object>of(reason, 0L)), "a refusal with", "refusal") {
            @Override
            protected List<Object> featureValueOf(TicketRejection actual) {
                return List.of(actual.reason(), actual.currentVersion());
            }
        };
    }
}
