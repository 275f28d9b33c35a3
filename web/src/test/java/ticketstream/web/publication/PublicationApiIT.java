package ticketstream.web.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class PublicationApiIT {
    private final Visitor visitor;

    @Autowired
    PublicationApiIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void fillsTheTopicsAgainForAnAdministrator() {
        assertThat(refill(Role.ADMIN, null).statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void refusesEverybodyElse(Role role) {
        var refused = refill(role, role == Role.AGENT ? "sales" : null);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("forbidden");
    }

    private HttpResponse<String> refill(Role role, @Nullable String department) {
        return visitor.send(visitor.request("/api/v1/publication/refill")
                .header("Authorization", "Bearer " + visitor.tokenOf(role, department))
                .POST(BodyPublishers.noBody()));
    }
}
