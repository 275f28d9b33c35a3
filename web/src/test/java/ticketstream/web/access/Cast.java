package ticketstream.web.access;

import static ticketstream.web.access.Situation.ELSEWHERE;
import static ticketstream.web.access.Situation.SALES;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.CustomRoles;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.Grant;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.web.security.Forgery;
import ticketstream.web.session.Stale;
import ticketstream.web.session.Visitor;
import ticketstream.web.session.Visitor.Guest;

/** Everybody the tables speak of. Each account is made once, because a password costs much. */
final class Cast {
    private static final Duration SOON = Duration.ofHours(1);

    private final Visitor visitor;
    private final Accounts accounts;
    private final Forgery forgery;
    private final MongoDatabase database;
    private final EventStore log;
    final MadeRoles roles;

    Cast(
            Visitor visitor,
            Accounts accounts,
            Forgery forgery,
            MongoDatabase database,
            EventStore log,
            CustomRoles roles) {
        this.visitor = visitor;
        this.accounts = accounts;
        this.forgery = forgery;
        this.database = database;
        this.log = log;
        this.roles = new MadeRoles(roles);
    }

    /** Everybody, in the order of the tables. */
    List<Subject> all() {
        return List.of(
                nobody("nobody without a token", () -> null),
                withExpiredToken(),
                withTokenOfAStranger(),
                signedOut(),
                disabled(),
                subject("user", "user", account(Role.USER, null)),
                subject("user", "user whose grant was withdrawn", withdrawn()),
                subject("user", "user whose grant is over", over()),
                subject("user", "user whose grant has yet to begin", yetToBegin()),
                subject("user", "user whose grant waits for approval", waiting()),
                subject("user", "user who was an administrator", demoted()),
                subject("agent", "agent", account(Role.AGENT, SALES)),
                subject("agent", "agent who came from another department", moved()),
                subject("supervisor", "supervisor", supervisor()),
                subject("agent-elsewhere", "agent of a third department", account(Role.AGENT, "technical-support")),
                subject("agent-elsewhere", "agent without department", withoutDepartment()),
                subject("agent-for-a-time", "agent for a time", agentForATime()),
                subject("ticket-for-a-time", "agent for a ticket", account(Role.USER, null)),
                subject("admin", "administrator", account(Role.ADMIN, null)),
                staleAdministrator(),
                subject("admin-for-a-time", "administrator for a time", administratorForATime()),
                subject("auditor", "auditor", account(Role.AUDITOR, null)),
                subject("auditor-who-deletes", "auditor who deletes", auditorWhoDeletes()),
                subject("analyst", "analyst", account(Role.ANALYST, null)));
    }

    /** A new account. */
    String account(Role role, @Nullable String department) {
        return visitor.guest(role, department).accountId();
    }

    /** Lets somebody work on one ticket. */
    void giveTicket(String accountId, String ticketId) {
        give(accountId, grant(Role.AGENT, null, null, ticketId));
    }

    /** Gives one that counts, or waits for approval; its id. */
    String giveAuditing(String accountId, boolean needsApproval) {
        var now = Instant.now();
        return give(
                accountId, new Grant(newId(), Role.AUDITOR, null, null, null, now, now.plus(SOON), "R", needsApproval));
    }

    private String supervisor() {
        var id = account(Role.USER, null);
        accounts.changeRole(id, roles.supervisor(), SALES, Actor.SYSTEM);
        return id;
    }

    /** Waits until what is over by itself is over. */
    private String over() {
        var id = account(Role.USER, null);
        var end = Instant.now().plusSeconds(1);
        give(id, new Grant(newId(), Role.AGENT, null, SALES, null, Instant.now(), end, "R", false));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> Instant.now().isAfter(end));
        return id;
    }

    private String withdrawn() {
        var id = account(Role.USER, null);
        accounts.withdrawGrant(id, give(id, grant(Role.AGENT, null, SALES, null)), Instant.now(), Actor.SYSTEM);
        return id;
    }

    private String yetToBegin() {
        var id = account(Role.USER, null);
        var begin = Instant.now().plus(SOON);
        give(id, new Grant(newId(), Role.AGENT, null, SALES, null, begin, begin.plus(SOON), "R", false));
        return id;
    }

    private String waiting() {
        var id = account(Role.USER, null);
        var now = Instant.now();
        give(id, new Grant(newId(), Role.AGENT, null, SALES, null, now, now.plus(SOON), "R", true));
        return id;
    }

    private String demoted() {
        var id = account(Role.ADMIN, null);
        accounts.changeRole(id, HeldRole.of(Role.USER), null, Actor.SYSTEM);
        return id;
    }

    private String moved() {
        var id = account(Role.AGENT, ELSEWHERE);
        accounts.changeRole(id, HeldRole.of(Role.AGENT), SALES, Actor.SYSTEM);
        return id;
    }

    /** Not let in any more, but a log remembers everybody. */
    private String withoutDepartment() {
        var id = newId();
        var registered = new AccountRegistered(id, "Someone", Visitor.newEmail(), Role.AGENT, null);
        log.publish(new GenericDomainEventMessage<>("account", id, 0, registered, Actor.SYSTEM.asMetadata()));
        return id;
    }

    private String agentForATime() {
        var id = account(Role.USER, null);
        give(id, grant(Role.AGENT, null, SALES, null));
        return id;
    }

    private String administratorForATime() {
        var id = account(Role.USER, null);
        give(id, grant(Role.ADMIN, null, null, null));
        return id;
    }

    private String auditorWhoDeletes() {
        var id = account(Role.AUDITOR, null);
        give(id, grant(null, Permission.TICKETS_DELETE, SALES, null));
        return id;
    }

    private Subject staleAdministrator() {
        var id = account(Role.ADMIN, null);
        var pass = new Pass(() -> stale(id));
        return new Subject(
                "stale-admin",
                "administrator who signed in a while ago",
                id,
                pass,
                () -> stale(id).token());
    }

    private Guest stale(String accountId) {
        var guest = visitor.signIn(accountId);
        Stale.session(database, guest.sessionId());
        return guest;
    }

    private Subject withExpiredToken() {
        var guest = visitor.guest(Role.ADMIN, null);
        var token = forgery.expired(guest.accountId(), guest.sessionId());
        return nobody("administrator with an expired token", () -> token);
    }

    private Subject withTokenOfAStranger() {
        var guest = visitor.guest(Role.ADMIN, null);
        var token = forgery.ofAStranger(guest.accountId(), guest.sessionId());
        return nobody("administrator with a token of a strange key", () -> token);
    }

    private Subject signedOut() {
        var guest = visitor.guest(Role.ADMIN, null);
        visitor.post("/api/v1/auth/logout", guest.token(), "");
        return nobody("administrator who signed out", guest::token);
    }

    private Subject disabled() {
        var id = account(Role.ADMIN, null);
        accounts.setEnabled(id, false, Actor.SYSTEM);
        return nobody("administrator who was disabled", new Pass(() -> visitor.signIn(id)));
    }

    private static Subject nobody(String name, Supplier<@Nullable String> token) {
        return new Subject("nobody", name, null, token, token);
    }

    private Subject subject(String role, String name, String accountId) {
        var pass = new Pass(() -> visitor.signIn(accountId));
        return new Subject(
                role, name, accountId, pass, () -> visitor.signIn(accountId).token());
    }

    private String give(String accountId, Grant grant) {
        accounts.giveGrant(accountId, grant, Actor.SYSTEM);
        return grant.id();
    }

    private static Grant grant(
            @Nullable Role role,
            @Nullable Permission permission,
            @Nullable String department,
            @Nullable String ticketId) {
        var now = Instant.now();
        return new Grant(newId(), role, permission, department, ticketId, now, now.plus(SOON), "R", false);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
