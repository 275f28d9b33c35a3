package ticketstream.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.security.Forgery;
import ticketstream.web.session.Visitor;
import ticketstream.web.session.Visitor.Guest;
import ticketstream.web.ticket.ProductTest;

/** Whatever is wrong with a token, whatever is asked for: one and the same refusal. */
@ProductTest
class ForgedTokensIT {
    private static final Logger LOG = LoggerFactory.getLogger(ForgedTokensIT.class);
    private static final int FEWEST = 60;

    /** Good a second later; see TokenVerifierTest. */
    private static final String SOON_GOOD = "issued in 31 s";

    /** A header holds no more. */
    private static final int LONGEST = 8_000;

    private final Visitor visitor;
    private final Forgery forgery;
    private final Guest victim;

    @Autowired
    ForgedTokensIT(Visitor visitor, Forgery forgery) {
        this.visitor = visitor;
        this.forgery = forgery;
        victim = visitor.guest(Role.ADMIN, null);
    }

    @Test
    void areRefusedByEveryRouteAlike() {
        assertThat(visitor.get("/api/v1/me", genuine()).statusCode()).isEqualTo(200);
        var routes = guardedRoutes();
        var refusal = Answer.of(visitor.send(visitor.request("/api/v1/me")));
        assertThat(refusal.word()).isEqualTo("401");

        var total = new AtomicInteger();
        var findings = new Findings(total);
        for (var call : routes) {
            forgedTokens()
                    .forEach((what, token) -> findings.compare(
                            call.toString(),
                            what,
                            refusal.toString(),
                            ask(call, token).toString()));
        }
        LOG.info("{} cases of forged tokens at {} calls", total, routes.size());

        findings.show();
        assertThat(total.get()).isGreaterThanOrEqualTo(FEWEST * routes.size());
        assertThat(visitor.get("/api/v1/me", genuine()).statusCode()).isEqualTo(200);
    }

    @Test
    void areTooLongForAHeaderWhereTheyAreLonger() {
        var answers = forgery.all(victim.accountId(), victim.sessionId()).values().stream()
                .filter(token -> token.length() > LONGEST)
                .map(token -> Answer.of(visitor.get("/api/v1/me", token)).word());

        assertThat(answers).isNotEmpty().containsOnly("431:headers_too_large");
    }

    private String genuine() {
        return forgery.genuine(victim.accountId(), victim.sessionId());
    }

    /** Those that HTTP can carry, made anew because some are good later. */
    private Map<String, String> forgedTokens() {
        return forgery.all(victim.accountId(), victim.sessionId()).entrySet().stream()
                .filter(forged -> !forged.getKey().equals(SOON_GOOD))
                .filter(forged -> forged.getValue().length() <= LONGEST)
                .filter(forged -> forged.getValue().chars().allMatch(c -> c >= ' '))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All calls of the tables that nobody may make. */
    private static List<Call> guardedRoutes() {
        var aboutTheDesk = DeskCases.TABLE.rows().stream()
                .filter(row -> Table.cell(row, "nobody").equals("401"))
                .map(Call::of)
                .filter(call -> !call.route().equals("post /api/v1/auth/refresh")); // takes no token but a cookie
        return Stream.concat(TicketCases.CALLS.values().stream(), aboutTheDesk).toList();
    }

    private Answer ask(Call call, String token) {
        return Answer.of(visitor.send(call.request(visitor, token, word -> victim.accountId())));
    }
}
