package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import ticketstream.domain.audit.AuditEvent.SignInRefused;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;
import ticketstream.web.session.RefusalTally.Kind;

class RefusalTallyTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RefusalTally tally = new RefusalTally();

    @Test
    void tellsTheFirstAtOnceAndRepeatsOnceAMinuteWithTheirCount() {
        add("ada", "192.0.2.1", NOON);
        assertThat(record(NOON)).containsExactly(refused("ada", "192.0.2.1", 1, NOON));

        add("ada", "192.0.2.1", NOON.plusSeconds(1));
        add("ada", "192.0.2.1", NOON.plusSeconds(59));
        assertThat(record(NOON.plusSeconds(59))).isEmpty();
        assertThat(record(NOON.plus(MINUTE))).containsExactly(refused("ada", "192.0.2.1", 2, NOON.plusSeconds(1)));
        assertThat(record(NOON.plus(MINUTE).plus(MINUTE))).isEmpty();

        add("ada", "192.0.2.1", NOON.plusSeconds(300));
        assertThat(record(NOON.plusSeconds(300)))
                .containsExactly(refused("ada", "192.0.2.1", 1, NOON.plusSeconds(300)));
    }

    @Test
    void keepsApartWhatHasAnotherAccountAddressOrReason() {
        add("ada", "192.0.2.1", NOON);
        add("bob", "192.0.2.1", NOON);
        add("ada", "192.0.2.2", NOON);
        tally.add(new Kind("ada", "192.0.2.1", Reason.LOCKED_OUT), null, 1, NOON);

        assertThat(record(NOON)).hasSize(4).allMatch(refused -> refused.count() == 1);
    }

    @Test
    void writesNoMoreThanSoManyAMinuteWhateverComes() {
        for (int i = 0; i < 10_000; i++) {
            add("account" + i, "192.0.2.1", NOON);
            add(null, "2001:db8::" + i, NOON);
        }

        var recorded = record(NOON);
        assertThat(recorded).hasSize(RefusalTally.KNOWN + RefusalTally.UNKNOWN + 1);
        assertThat(recorded.stream().filter(refused -> refused.accountId() != null))
                .hasSize(RefusalTally.KNOWN);
        assertThat(recorded.stream().mapToInt(SignInRefused::count).sum()).isEqualTo(20_000);
        assertThat(recorded).contains(refused(null, null, 20_000 - RefusalTally.KNOWN - RefusalTally.UNKNOWN, NOON));
        assertThat(record(NOON.plus(MINUTE))).isEmpty();
    }

    @Test
    void hearsOfAccountsAlsoWhileSomebodyGuessesAtAddresses() {
        for (int i = 0; i < 10_000; i++) {
            add(null, "2001:db8::" + i, NOON);
        }
        add("ada", "192.0.2.1", NOON);

        assertThat(record(NOON)).contains(refused("ada", "192.0.2.1", 1, NOON));
    }

    @Test
    void hasRoomAgainAfterAMinute() {
        for (int i = 0; i < RefusalTally.UNKNOWN; i++) {
            add(null, "2001:db8::" + i, NOON);
        }
        assertThat(record(NOON)).hasSize(RefusalTally.UNKNOWN);
        tally.tidy(NOON.plus(MINUTE));

        add(null, "192.0.2.1", NOON.plus(MINUTE));
        assertThat(record(NOON.plus(MINUTE))).containsExactly(refused(null, "192.0.2.1", 1, NOON.plus(MINUTE)));
    }

    @Test
    void keepsWhatWasNotRecorded() {
        add("ada", "192.0.2.1", NOON);
        assertThat(tally.due(NOON)).hasSize(1);
        add("ada", "192.0.2.1", NOON.plusSeconds(5));

        assertThat(record(NOON.plusSeconds(5))).containsExactly(refused("ada", "192.0.2.1", 2, NOON));
    }

    private void add(@Nullable String accountId, String address, Instant at) {
        tally.add(new Kind(accountId, address, Reason.WRONG_PASSWORD), null, 1, at);
    }

    private List<SignInRefused> record(Instant now) {
        var due = tally.due(now);
        due.forEach(refused -> tally.recorded(refused, now));
        return due;
    }

    private static SignInRefused refused(
            @Nullable String accountId, @Nullable String address, int count, Instant since) {
        return new SignInRefused(accountId, Reason.WRONG_PASSWORD, count, since, address, null);
    }
}
