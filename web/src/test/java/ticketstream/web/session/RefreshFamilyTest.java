package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshFamilyTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Client CLIENT = new Client("192.0.2.1", "Firefox on Linux");

    private final RefreshFamily family = RefreshFamily.begin("u1", "secret", CLIENT, NOW);

    @Test
    void isFreshForFiveMinutesAfterSigningIn() {
        assertThat(family.isFresh(NOW.plus(Duration.ofMinutes(5)).minusMillis(1)))
                .isTrue();
        assertThat(family.isFresh(NOW.plus(Duration.ofMinutes(5)))).isFalse();
    }

    @Test
    void doesNotBecomeFreshByRenewal() {
        var later = NOW.plus(Duration.ofMinutes(6));

        assertThat(family.rotated("next", "192.0.2.2", later).isFresh(later)).isFalse();
        assertThat(family.renewed("next", "192.0.2.2", later).isFresh(later)).isFalse();
    }

    @Test
    void isReadAsItWasStored() {
        var rotated = family.rotated("next", "192.0.2.2", NOW.plusSeconds(60));

        assertThat(RefreshFamily.from(rotated.document())).isEqualTo(rotated);
        assertThat(rotated.createdAt()).isEqualTo(NOW);
    }

    @Test
    void isReadFromBeforeClientsAndFreshnessWereKept() {
        var older = family.document();
        older.remove("address");
        older.remove("device");
        older.remove("freshUntil");

        var read = RefreshFamily.from(older);

        assertThat(read.client()).isEqualTo(new Client(null, null));
        assertThat(read.isFresh(NOW)).isFalse();
        assertThat(read.isOpen(NOW)).isTrue();
    }

    /** */
    @Test
    void answersAgainForTenSecondsAndOnlyWhoGotTheFirstAnswer() {
        var here = new Client("192.0.2.2", family.client().device());
        var rotated = family.rotated("next", here.address(), NOW);

        assertThat(rotated.mayHaveLostReply("secret", here, NOW.plusSeconds(10)))
                .isTrue();
        assertThat(rotated.mayHaveLostReply("secret", here, NOW.plusSeconds(11)))
                .isFalse();
        assertThat(rotated.mayHaveLostReply("secret", new Client("192.0.2.3", here.device()), NOW))
                .isFalse();
        assertThat(rotated.mayHaveLostReply("secret", new Client(here.address(), "curl"), NOW))
                .isFalse();
    }

    /** Whoever has a token from before a password was changed gets nothing for it, not even within the ten seconds. */
    @Test
    void forgetsOlderTokensWhenItGoesOnWithOneThatDoesNotFollow() {
        var renewed = family.renewed("unrelated", "192.0.2.2", NOW.plusSeconds(1));

        assertThat(renewed.isCurrent("unrelated")).isTrue();
        assertThat(renewed.mayHaveLostReply("secret", renewed.client(), NOW.plusSeconds(1)))
                .isFalse();
    }
}
