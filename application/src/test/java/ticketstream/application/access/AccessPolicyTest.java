package ticketstream.application.access;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Right;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.AddNote;
import ticketstream.domain.ticket.TicketCommand.AssignTicket;
import ticketstream.domain.ticket.TicketCommand.ChangeTicketDetails;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.ReplyToTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.domain.ticket.TicketStatus;

class AccessPolicyTest {
    private static final AccessTable TICKETS = AccessTable.read("access-to-tickets.txt");
    private static final AccessTable DESK = AccessTable.read("access-to-the-desk.txt");

    private final AccessPolicy policy = new AccessPolicy();

    static List<Situation> situations() {
        return Situation.all();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void answersForATicketAsTheTableSays(Situation situation) {
        var actor = situation.actor();
        var ticket = situation.ticket();
        var answers = new HashMap<String, String>();
        answers.put("see", word(policy.maySee(actor, ticket)));
        answers.put("assignable", word(policy.mayBeAssigned(actor, ticket)));
        answers.put("notes", word(policy.mayReadNotes(actor, ticket)));
        answers.put("history", word(policy.maySeeHistory(actor, ticket)));
        commandsToATicket(actor).forEach(command -> answers.put(name(command), word(policy.refusal(command, ticket))));
        assertThat(TICKETS.answersFor(situation)).containsExactly(answers);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void answersForTheDeskAsTheTableSays(Situation situation) {
        var actor = situation.actor();
        var category = situation.category();
        assertThat(DESK.answersFor(situation))
                .containsExactly(Map.ofEntries(
                        entry("CreateTicket", word(policy.refusal(create(actor, category), situation.ticket()))),
                        entry("open", word(policy.mayOpen(actor, category))),
                        entry("tickets", word(policy.mayReadTickets(actor))),
                        entry("accounts", word(policy.mayAdministerAccounts(actor))),
                        entry("projections", word(policy.maySeeProjections(actor))),
                        entry("rebuild", word(policy.mayRebuildProjections(actor))),
                        entry("refill", word(policy.mayRefillTopics(actor))),
                        entry("details", word(policy.maySeeFailureDetails(actor))),
                        entry("records", word(policy.mayHandleForeignRecords(actor))),
                        entry("account-history", word(policy.maySeeAccountHistory(actor))),
                        entry("audit", word(policy.mayReadAudit(actor))),
                        entry("give-read", word(policy.mayGive(actor, Set.of(Permission.TICKETS_READ)))),
                        entry("give-admin", word(policy.mayGive(actor, Role.ADMIN.permissions()))),
                        entry("scopes", scopes(actor))));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void saysOfATicketFromWhichScopesItIsSeen(Situation situation) {
        var actor = situation.actor();
        var ticket = situation.ticket();
        assertThat(policy.scopesOf(actor).stream().anyMatch(policy.seenFrom(ticket)::contains))
                .isEqualTo(policy.maySee(actor, ticket));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void tellsOfNotesFromTheScopesInWhichTheyAreRead(Situation situation) {
        var actor = situation.actor();
        var ticket = situation.ticket();
        assertThat(policy.noteScopesOf(actor).stream().anyMatch(policy.seenFrom(ticket)::contains))
                .isEqualTo(policy.maySee(actor, ticket) && policy.mayReadNotes(actor, ticket));
    }

    @Test
    void readsNotesOnlyWhereTicketsAreReadToo() {
        var notesOfTheDesk = new Right(Set.of(Permission.TICKETS_READ_NOTES), Scope.DESK);
        var notesOfSales = new Right(Set.of(Permission.TICKETS_READ_NOTES), Scope.department("sales"));
        var anybody = HeldRole.of(Role.USER);

        assertThat(policy.noteScopesOf(new Actor("me", "me", anybody, null, List.of(notesOfTheDesk))))
                .as("whoever opened a ticket reads no notes on it for that")
                .isEmpty();
        assertThat(policy.noteScopesOf(new Actor("me", "me", anybody, null, List.of(notesOfSales))))
                .as("own tickets may be in sales or not")
                .isEmpty();
    }

    @Test
    void namesWhatAnActorMayDoSomewhere() {
        assertThat(policy.permissions(requireNonNull(Situation.ACTORS.get("auditor-who-deletes"))))
                .containsExactlyInAnyOrder(
                        Permission.TICKETS_READ,
                        Permission.TICKETS_READ_NOTES,
                        Permission.HISTORY_READ_ALL,
                        Permission.AUDIT_READ,
                        Permission.TICKETS_DELETE);
        var clerk = new Right(Role.ADMIN.permissions(), Scope.department("sales"));
        assertThat(policy.permissions(new Actor("me", "me", HeldRole.of(Role.USER), null, List.of(clerk))))
                .contains(Permission.TICKETS_DELETE)
                .doesNotContain(Permission.ACCOUNTS_ADMINISTER, Permission.PROJECTIONS_READ);
    }

    @Test
    void findsEveryCommandInTheTables() {
        var commands =
                Arrays.stream(TicketCommand.class.getPermittedSubclasses()).map(Class::getSimpleName);
        var headings = Stream.of(TICKETS, DESK)
                .flatMap(table -> table.rows().getFirst().keySet().stream())
                .filter(heading -> Character.isUpperCase(heading.charAt(0)));
        assertThat(headings).containsExactlyInAnyOrderElementsOf(commands.toList());
    }

    @Test
    void findsEveryRoleInTheTables() {
        assertThat(Situation.ACTORS.values())
                .extracting(actor -> actor.role().base())
                .contains(Role.values());
        assertThat(Situation.ACTORS.keySet())
                .containsAll(Arrays.stream(Role.values()).map(Role::toString).toList());
    }

    @Test
    void needsEveryRowOfTheTables() {
        assertThat(Stream.of(TICKETS, DESK).flatMap(table -> table.rows().stream()))
                .allSatisfy(row -> assertThat(Situation.all()).anyMatch(situation -> situation.isMeantBy(row)));
    }

    private String scopes(Actor actor) {
        var keys = policy.scopesOf(actor).stream().map(Scope::key).sorted().toList();
        return keys.isEmpty() ? "none" : String.join(",", keys);
    }

    private static List<TicketCommand> commandsToATicket(Actor actor) {
        return List.of(
                new UpdateTicketStatus("t-1", TicketStatus.IN_PROGRESS, null, actor),
                new ChangeTicketDetails("t-1", "Title", null, null, null, actor),
                new AssignTicket("t-1", new Person("a-2", "carl"), null, actor),
                new ReleaseTicket("t-1", null, actor),
                new ReplyToTicket("t-1", "m-1", "Text", null, actor),
                new AddNote("t-1", "m-1", "Text", null, actor),
                new DeleteTicket("t-1", null, actor));
    }

    private static CreateTicket create(Actor actor, String category) {
        return new CreateTicket("t-1", "Title", "Description", category, actor);
    }

    private static String name(TicketCommand command) {
        return command.getClass().getSimpleName();
    }

    private static String word(boolean answer) {
        return answer ? "yes" : "no";
    }

    private static String word(@Nullable Reason refusal) {
        return switch (refusal) {
            case null -> "ok";
            case FORBIDDEN -> "403";
            case TICKET_NOT_FOUND -> "404";
            case ILLEGAL_STATUS_CHANGE, STALE_VERSION, ASSIGNEE_UNSUITABLE -> "not for access to say";
        };
    }
}
