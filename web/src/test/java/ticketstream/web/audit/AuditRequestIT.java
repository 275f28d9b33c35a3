package ticketstream.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class AuditRequestIT {
    private static final String AUDIT = "/api/v1/audit";

    private final Visitor visitor;
    private final String admin;
    private final String auditor;

    @Autowired
    AuditRequestIT(Visitor visitor) {
        this.visitor = visitor;
        admin = visitor.tokenOf(Role.ADMIN, null);
        auditor = visitor.tokenOf(Role.AUDITOR, null);
    }

    @ParameterizedTest
    @CsvSource({
        "type=account.merged, type, unknown_value",
        "from=yesterday, from, malformed",
        "to=2026-13-01T00:00:00Z, to, malformed",
        "from=-9999-01-01T00:00:00Z, from, malformed",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, to, out_of_range",
        "limit=0, limit, out_of_range",
        "limit=101, limit, out_of_range",
        "cursor=x, cursor, unknown_value",
        "colour=red, colour, unknown_parameter"
    })
    void refusesWhatItDoesNotUnderstand(String query, String field, String problem) {
        var refused = visitor.get(AUDIT + "?" + query, auditor);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("validation_failed");
        assertThat(json(refused).at("/errors/0/field").stringValue()).isEqualTo(field);
        assertThat(json(refused).at("/errors/0/code").stringValue()).isEqualTo(problem);
    }

    @ParameterizedTest
    @EnumSource(names = {"USER", "AGENT", "ANALYST"})
    void isForAdministratorsAndAuditors(Role role) {
        var token = visitor.tokenOf(role, role == Role.AGENT ? "sales" : null);

        assertThat(code(visitor.get(AUDIT, token))).isEqualTo("forbidden");
        assertThat(visitor.get(AUDIT, admin).statusCode()).isEqualTo(200);
    }

    @Test
    void answersAsTheDocumentSays() {
        var answer = json(visitor.get(AUDIT, auditor));

        assertThat(answer.propertyNames()).containsExactlyInAnyOrderElementsOf(documented("AuditPage"));
        assertThat(answer.at("/items/0").propertyNames()).containsExactlyInAnyOrderElementsOf(documented("AuditEntry"));
    }

    private Iterable<String> documented(String schema) {
        return json(visitor.send(visitor.request("/v3/api-docs")))
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames();
    }
}
