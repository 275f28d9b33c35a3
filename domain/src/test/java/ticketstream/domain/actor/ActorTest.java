package ticketstream.domain.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
    void worksForTheDepartmentOfAnAgentOnly() {
        assertThat(BOB.worksFor("sales")).isTrue();
        assertThat(BOB.worksFor("general-inquiry")).isFalse();
        assertThat(new Actor("a-1", "bob", Role.AGENT, null).worksFor("sales")).isFalse();
        assertThat(new Actor("c-1", "eve", Role.ADMIN, "sales").worksFor("sales"))
                .isFalse();
    }
}
