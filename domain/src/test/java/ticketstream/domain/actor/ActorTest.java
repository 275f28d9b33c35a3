package ticketstream.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {
    private static final Actor BOB = new Actor("a-1", "bob", Role.AGENT, "sales");

    @Test
    void isRememberedByIdNameAndRole() {
        assertThat(BOB.asMetadata()).isEqualTo(Map.of("actorId", "a-1", "actorName", "bob", "actorRole", "agent"));
    }

    @Test
    void isReadBackAsThePersonRemembered() {
        assertThat(Actor.of(BOB.asMetadata())).isEqualTo(new Person("a-1", "bob"));
    }

    @Test
    void holdsWhatItsRoleContainsInItsPartOfTheDesk() {
        assertThat(BOB.rights()).containsExactly(new Right(Role.AGENT.permissions(), Scope.department("sales")));
        assertThat(new Actor("a-1", "bob", Role.AGENT, null).rights())
                .containsExactly(new Right(Role.AGENT.permissions(), Scope.NOTHING));
        assertThat(new Actor("u-1", "ann", Role.USER, null).rights())
                .containsExactly(new Right(Role.USER.permissions(), Scope.account("u-1")));
    }

    @Test
    void holdsWhatACustomRoleContainsAsFarAsItsBaseReaches() {
        var deleting = Set.of(Permission.TICKETS_READ, Permission.TICKETS_DELETE);
        for (var reach : Map.of(
                        Role.USER,
                        Scope.account("u-1"),
                        Role.AGENT,
                        Scope.department("sales"),
                        Role.AUDITOR,
                        Scope.DESK,
                        Role.ANALYST,
                        Scope.DESK)
                .entrySet()) {
            var role = new HeldRole("supervisor", "Supervisor", reach.getKey(), deleting, 1);
            var actor = new Actor("u-1", "ann", role, "sales", List.of());

            assertThat(actor.rights()).containsExactly(new Right(deleting, reach.getValue()));
            assertThat(actor.asMetadata()).containsEntry("actorRole", "supervisor");
        }
    }

    @Test
    void holdsWhatWasGivenBeside() {
        var given = new Right(Set.of(Permission.TICKETS_DELETE), Scope.ticket("t-1"));

        assertThat(new Actor("c-2", "ora", HeldRole.of(Role.AUDITOR), null, List.of(given)).rights())
                .containsExactly(new Right(Role.AUDITOR.permissions(), Scope.DESK), given);
    }
}
