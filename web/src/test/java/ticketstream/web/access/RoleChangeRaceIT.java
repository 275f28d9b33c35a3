package ticketstream.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.access.Situation.ELSEWHERE;
import static ticketstream.web.access.Situation.SALES;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.application.account.CustomRoles;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** what is sent after a change was acknowledged is judged by the new rights, whatever else is under way. */
@ProductTest
class RoleChangeRaceIT {
    /** There and back makes two of each, in three ways to change: three hundred. */
    private static final int RACES = 50;

    private static final String USER = "{\"role\":\"user\"}";
    private static final String ADMIN = "{\"role\":\"admin\"}";

    private final Visitor visitor;
    private final MadeRoles roles;
    private final Pass administrator;

    @Autowired
    RoleChangeRaceIT(Visitor visitor, CustomRoles roles) {
        this.visitor = visitor;
        this.roles = new MadeRoles(roles);
        var account = visitor.guest(Role.ADMIN, null).accountId();
        administrator = new Pass(() -> visitor.signIn(account));
    }

    @Test
    void judgesAFormerAdministratorAsAUser() {
        var account = visitor.guest(Role.ADMIN, null).accountId();
        race(account, "/api/v1/accounts?limit=1", roleOf(account), new Change(USER, 403), new Change(ADMIN, 200));
    }

    @Test
    void judgesAnAgentByTheNewDepartment() {
        var account = visitor.guest(Role.AGENT, SALES).accountId();
        var body = "{\"title\":\"T\",\"description\":\"D\",\"category\":\"%s\"}".formatted(SALES);
        var opened = visitor.post("/api/v1/tickets", administrator.get(), body);
        var ticket = Visitor.json(opened).get("id").stringValue();
        race(
                account,
                "/api/v1/tickets/" + ticket,
                roleOf(account),
                new Change(agentOf(ELSEWHERE), 404),
                new Change(agentOf(SALES), 200));
    }

    @Test
    void judgesWhoHasACustomRoleByWhatItContainsNow() {
        var account = visitor.guest(Role.USER, null).accountId();
        var key = roles.unheld();
        visitor.put(roleOf(account), administrator.get(), "{\"role\":\"%s\"}".formatted(key));
        race(
                account,
                "/api/v1/tickets",
                "/api/v1/roles/" + key,
                new Change(containing(key, "history:read-all"), 403),
                new Change(containing(key, "tickets:read"), 200));
    }

    /** There and back again; findings of all races are shown together. */
    private void race(String account, String path, String changed, Change lost, Change regained) {
        var pass = new Pass(() -> visitor.signIn(account));
        var findings = new Findings(new AtomicInteger());
        try (var volley = new Volley(() -> visitor.get(path, pass.get()).statusCode())) {
            volley.goOn();
            for (int i = 0; i < RACES; i++) {
                change(changed, lost, volley, findings, "race " + i);
                change(changed, regained, volley, findings, "way back " + i);
            }
            assertThat(volley.statusesSince(0)).containsExactlyInAnyOrder(regained.status(), lost.status());
        }
        findings.show();
    }

    /** What a path is changed to, and what requests are answered from then on. */
    private record Change(String to, int status) {}

    private void change(String changed, Change change, Volley volley, Findings findings, String what) {
        assertThat(visitor.put(changed, administrator.get(), change.to()).statusCode())
                .isEqualTo(200);
        long acknowledged = System.nanoTime();
        volley.goOn();
        findings.compare(
                what,
                change.to(),
                List.of(change.status()).toString(),
                volley.statusesSince(acknowledged).toString());
    }

    private static String roleOf(String account) {
        return "/api/v1/accounts/" + account + "/role";
    }

    private static String agentOf(String department) {
        return "{\"role\":\"agent\",\"department\":\"%s\"}".formatted(department);
    }

    private static String containing(String key, String permission) {
        return "{\"title\":\"%s\",\"permissions\":[\"%s\"]}".formatted(key, permission);
    }
}
