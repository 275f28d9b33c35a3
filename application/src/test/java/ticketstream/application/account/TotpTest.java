package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final String SECRET =
            Base32.toBase32String("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /** RFC 6238, appendix B, the last six digits of the eight for SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void countsAsTheStandardDoes(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30)).isEqualTo(code);
    }

    /** Case A-09. */
    @ParameterizedTest
    @CsvSource({"-2,false", "-1,true", "0,true", "1,true", "2,false"})
    void takesTheCodeOfThisStepAndOfItsNeighbours(int distance, boolean good) {
        var now = Instant.parse("2026-05-01T12:00:10Z");
        long step = now.getEpochSecond() / 30 + distance;

        var found = Totp.stepOf(SECRET, Totp.code(SECRET, step), now);

        assertThat(found.isPresent()).isEqualTo(good);
        assertThat(found.orElse(step)).isEqualTo(step);
    }

    @Test
    void tellsAppsEverythingInOneAddress() {
        assertThat(Totp.uri("ABC", "a b@example.org"))
                .isEqualTo("otpauth://totp/Ticketstream%3Aa%20b%40example.org"
                        + "?secret=ABC&issuer=Ticketstream&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void makesSecretsOf160Bits() {
        var secret = Totp.newSecret();

        assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.newSecret());
        assertThat(Base32.decode(secret)).hasSize(20);
    }
}
