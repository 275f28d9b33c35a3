package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] OTHER_KEY = "another key of thirty-two bytes.".getBytes(StandardCharsets.US_ASCII);

    private final Seal seal = new Seal(new byte[32]);

    @Test
    void opensWhatItClosed() {
        assertThat(seal.open(seal.close("secret", "u1"), "u1")).isEqualTo("secret");
    }

    @Test
    void closesDifferentlyEachTime() {
        assertThat(seal.close("secret", "u1")).isNotEqualTo(seal.close("secret", "u1"));
    }

    @Test
    void opensForNobodyElseAndNothingThatWasTouched() {
        var sealed = seal.close("secret", "u1");
        var touched = sealed.clone();
        touched[touched.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> seal.open(sealed, "u2"));
        assertThatIllegalStateException().isThrownBy(() -> seal.open(touched, "u1"));
        assertThatIllegalStateException().isThrownBy(() -> new Seal(OTHER_KEY).open(sealed, "u1"));
    }
}
