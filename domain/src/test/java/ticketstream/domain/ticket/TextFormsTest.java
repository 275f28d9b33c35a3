package ticketstream.domain.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Role;

/** The words of the outside contract; changing one breaks every stored event and every client. */
class TextFormsTest {
    @Test
    void namesTheStatuses() {
        assertThat(TicketStatus.values())
                .extracting(TicketStatus::toString)
                .containsExactly("waiting", "in-progress", "resolved", "closed");
    }

    @Test
    void namesThePriorities() {
        assertThat(Priority.values()).extracting(Priority::toString).containsExactly("low", "normal", "high", "urgent");
    }

    @Test
    void namesTheRoles() {
        assertThat(Role.values())
                .extracting(Role::toString)
                .containsExactly("user", "agent", "admin", "auditor", "analyst");
    }
}
