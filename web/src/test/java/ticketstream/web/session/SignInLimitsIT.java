package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.web.limit.Database;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.limit.Pseudonyms;
import ticketstream.web.limit.SharedCounts;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.SignedCursor;
import ticketstream.web.security.TestCursors;

/** from a device that is known and from those that are not. */
class SignInLimitsIT {
    private static final Database SERVER = Database.start();
    private static final String ADA = "ada@example.org";
    private static final String HOME = "192.0.2.1";
    private static final int PER_ADDRESS = 30;

    private final SignedCursor signed = TestCursors.signed();
    private final KnownDevices devices = new KnownDevices(signed);
    private final SignInLimits limits = limits(1_000);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theOwnersDeviceGetsInWhileOthersAreLockedOut() {
        var cookie = cookieOf(ADA);
        for (int i = 0; i < 5; i++) {
            fail("198.51.100." + i, ADA, "");
        }

        assertRefused(HOME, ADA, "");
        assertThat(attempt(limits, HOME, ADA, cookie, () -> Optional.of("in"))).isPresent();
        assertRefused(HOME, ADA, "");
    }

    @Test
    void aDeviceIsLockedOutByItsOwnFailures() {
        var cookie = cookieOf(ADA);
        for (int i = 0; i < 5; i++) {
            fail(HOME, ADA, cookie);
        }

        assertRefused(HOME, ADA, cookie);
        assertThat(attempt(limits, HOME, ADA, "", () -> Optional.of("in"))).isPresent();
    }

    @Test
    void theCookieOfAnotherAccountAndAForgedOneHelpNobody() {
        for (int i = 0; i < 5; i++) {
            fail(HOME, ADA, "");
        }

        assertRefused(HOME, ADA, cookieOf("mallory@example.org"));
        assertRefused(HOME, ADA, "x");
        assertRefused(HOME, ADA, cookieOf(ADA).substring(1));
        assertRefused(HOME, ADA, signed.write("accounts", "device"));
    }

    @Test
    void aDeviceKeepsItsName() {
        var first = cookieOf(ADA);

        assertThat(valueOf(devices.cookie(ADA, first))).isEqualTo(first);
        assertThat(valueOf(devices.cookie("ADA@example.org ", first))).isEqualTo(first);
        assertThat(valueOf(devices.cookie("else@example.org", first))).isNotEqualTo(first);
        assertThat(devices.cookie(ADA, ""))
                .startsWith("__Host-device=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age=34560000");
    }

    @Test
    void limitsFailuresOfOneAddressWhomeverTheyAreFor() {
        for (int i = 0; i < PER_ADDRESS; i++) {
            fail(HOME, i + "@example.org", "");
        }

        assertRefused(HOME, "more@example.org", "");
        assertThat(attempt(limits, "192.0.2.2", "more@example.org", "", () -> Optional.of("in")))
                .isPresent();
    }

    @Test
    void countsAnIpv6NetworkAsOneAddress() {
        for (int i = 0; i < PER_ADDRESS; i++) {
            fail("2001:db8::" + i, i + "@example.org", "");
        }

        assertRefused("2001:db8::ffff", "more@example.org", "");
        fail("2001:db8:0:1::1", "more@example.org", "");
    }

    @Test
    void doesNotMindManyWhoSignInFromOneAddress() {
        for (int i = 0; i < 4 * PER_ADDRESS; i++) {
            assertThat(attempt(limits, HOME, i + "@example.org", "", () -> Optional.of("in")))
                    .isPresent();
        }
    }

    @Test
    void countsNothingWithZero() {
        var unlimited = limits(0);
        for (int i = 0; i < 2 * PER_ADDRESS; i++) {
            assertThat(attempt(unlimited, HOME, ADA, "", Optional::empty)).isEmpty();
        }
    }

    private static SignInLimits limits(KnownDevices devices, int signInsPerMinute) {
        var database = SERVER.fresh();
        var clock = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);
        var pseudonyms = new Pseudonyms(new byte[32]);
        return new SignInLimits(
                new LimitsSettings(signInsPerMinute, PER_ADDRESS, 0, 0, 0, 0, 0, 0),
                database,
                pseudonyms,
                new SharedCounts(database, pseudonyms, clock),
                devices,
                clock);
    }

    private SignInLimits limits(int signInsPerMinute) {
        return limits(devices, signInsPerMinute);
    }

    /** As signing in does. */
    private static Optional<String> attempt(
            SignInLimits limits, String address, String email, String cookie, Supplier<Optional<String>> check) {
        limits.admit(address, email);
        return limits.attempt(address, email, cookie, check);
    }

    private void fail(String address, String email, String cookie) {
        assertThat(attempt(limits, address, email, cookie, Optional::empty)).isEmpty();
    }

    private void assertRefused(String address, String email, String cookie) {
        assertThatThrownBy(() -> attempt(limits, address, email, cookie, () -> Optional.of("in")))
                .isInstanceOf(RequestRefused.class)
                .hasMessage("too_many_requests");
    }

    private String cookieOf(String email) {
        return valueOf(devices.cookie(email, ""));
    }

    private static String valueOf(String cookie) {
        return cookie.substring("__Host-device=".length(), cookie.indexOf(';'));
    }
}
