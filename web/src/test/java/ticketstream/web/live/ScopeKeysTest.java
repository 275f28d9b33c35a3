package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ticketstream.application.access.Scope;
import ticketstream.application.access.Scope.Kind;

/** Projections announce under the keys for which the policy lets sessions listen; neither module may see the other. */
class ScopeKeysTest {
    @Test
    void areTheSameOnBothSides() {
        assertThat(new Scope(Kind.ACCOUNT, "7").key()).isEqualTo(ticketstream.projections.change.Scope.account("7"));
        assertThat(new Scope(Kind.DEPARTMENT, "sales").key())
                .isEqualTo(ticketstream.projections.change.Scope.department("sales"));
        assertThat(Scope.DESK.key()).isEqualTo(ticketstream.projections.change.Scope.DESK);
    }
}
