package ticketstream.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.access.Situation.ELSEWHERE;
import static ticketstream.web.access.Situation.SALES;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** what is sent after a change was acknowledged is judged by the new rights, whatever else is under way. */
@ProductTest
class RoleChangeRaceIT {
    /** There and back makes two of each, in two ways to change: two hundred. */
    private static final int RACES = 50;

    private static final String USER = "{\"role\":\"user\"}";
    private static final String ADMIN = "{\"role\":\"admin\"}";

    private final Visitor visitor;
    private final Pass administrator;

    @Autowired
    RoleChangeRaceIT(Visitor visitor) {
        this.visitor = visitor;
        var account = visitor.guest(Role.ADMIN, null).accountId();
        administrator = new Pass(() -> visitor.signIn(account));
    }

    @Test
    void judgesAFormerAdministratorAsAUser() {
        var account = visitor.guest(Role.ADMIN, null).accountId();
        race(account, "/api/v1/accounts?limit=1", USER, 403, ADMIN, 200);
    }

    @Test
    void judgesAnAgentByTheNewDepartment() {
        var account = visitor.guest(Role.AGENT, SALES).accountId();
        var body = "{\"title\":\"T\",\"description\":\"D\",\"category\":\"%s\"}".formatted(SALES);
        var opened = visitor.post("/api/v1/tickets", administrator.get(), body);
        var ticket = Visitor.json(opened).get("id").stringValue();
        race(account, "/api/v1/tickets/" + ticket, agentOf(ELSEWHERE), 404, agentOf(SALES), 200);
    }

    /** There and back again; findings of all races are shown together. */
    private void race(String account, String path, String there, int lost, String back, int regained) {
        var pass = new Pass(() -> visitor.signIn(account));
        var findings = new Findings(new AtomicInteger());
        try (var volley = new Volley(() -> visitor.get(path, pass.get()).statusCode())) {
            volley.goOn();
            for (int i = 0; i < RACES; i++) {
                change(account, there, lost, volley, findings, "race " + i);
                change(account, back, regained, volley, findings, "way back " + i);
            }
            assertThat(volley.statusesSince(0)).containsExactlyInAnyOrder(regained, lost);
        }
        findings.show();
    }

    private void change(String account, String to, int expected, Volley volley, Findings findings, String what) {
        var path = "/api/v1/accounts/" + account + "/role";
        assertThat(visitor.put(path, administrator.get(), to).statusCode()).isEqualTo(200);
        long acknowledged = System.nanoTime();
        volley.goOn();
        findings.compare(
                what,
                to,
                List.of(expected).toString(),
                volley.statusesSince(acknowledged).toString());
    }

    private static String agentOf(String department) {
        return "{\"role\":\"agent\",\"department\":\"%s\"}".formatted(department);
    }
}
