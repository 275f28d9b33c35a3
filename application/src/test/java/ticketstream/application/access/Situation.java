package ticketstream.application.access;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static ticketstream.domain.actor.Permission.TICKETS_DELETE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Right;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;
import ticketstream.domain.ticket.TicketAccess.Facts;
import ticketstream.domain.ticket.TicketStatus;

/** One actor in front of one ticket, in the words of the access tables. */
record Situation(String role, String whose, String department, TicketStatus status, boolean deleted) {
    private static final Right ADMINISTERING = new Right(Role.ADMIN.permissions(), Scope.DESK);

    static final Map<String, Actor> ACTORS = Map.ofEntries(
            entry("user", new Actor("me", "me", Role.USER, null)),
            entry("agent", new Actor("me", "me", Role.AGENT, "sales")),
            entry("agent-without-department", new Actor("me", "me", Role.AGENT, null)),
            entry("admin", new Actor("me", "me", Role.ADMIN, null)),
            entry("auditor", new Actor("me", "me", Role.AUDITOR, null)),
            entry("analyst", new Actor("me", "me", Role.ANALYST, null)),
            entry("agent-for-a-time", holding(Role.USER, Role.AGENT.permissions(), Scope.department("sales"))),
            entry("ticket-for-a-time", holding(Role.USER, Role.AGENT.permissions(), Scope.ticket("t-same"))),
            entry("admin-for-a-time", holding(Role.USER, Role.ADMIN.permissions(), Scope.DESK)),
            entry(
                    "agent-who-administers",
                    new Actor("me", "me", HeldRole.of(Role.AGENT), "sales", List.of(ADMINISTERING))),
            entry("auditor-who-deletes", holding(Role.AUDITOR, Set.of(TICKETS_DELETE), Scope.department("sales"))));

    private static Actor holding(Role role, Set<Permission> permissions, Scope scope) {
        return new Actor("me", "me", HeldRole.of(role), null, List.of(new Right(permissions, scope)));
    }

    /** Every actor in front of every kind of ticket. */
    static List<Situation> all() {
        var all = new ArrayList<Situation>();
        for (String role : ACTORS.keySet()) {
            for (String whose : List.of("own", "other")) {
                for (String department : List.of("same", "other")) {
                    for (TicketStatus status : TicketStatus.values()) {
                        all.add(new Situation(role, whose, department, status, false));
                        all.add(new Situation(role, whose, department, status, true));
                    }
                }
            }
        }
        return all;
    }

    Actor actor() {
        return requireNonNull(ACTORS.get(role));
    }

    String category() {
        return department.equals("same") ? "sales" : "general-inquiry";
    }

    Facts ticket() {
        String creator = whose.equals("own") ? "me" : "somebody";
        return new Facts("t-" + department, new Person(creator, creator), category(), status, deleted);
    }

    /** Whether every cell of a row that speaks of a situation speaks of this one. */
    boolean isMeantBy(Map<String, String> row) {
        return words().entrySet().stream().allMatch(word -> {
            String cell = row.getOrDefault(word.getKey(), "*");
            return cell.equals("*") || Arrays.asList(cell.split("\\|")).contains(word.getValue());
        });
    }

    Map<String, String> words() {
        return Map.of(
                "role", role,
                "whose", whose,
                "department", department,
                "status", status.toString(),
                "deleted", deleted ? "yes" : "no");
    }
}
