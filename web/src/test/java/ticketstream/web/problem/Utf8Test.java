package ticketstream.web.problem;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    private static final String TEXT = "{\"title\":\"Δρόμος 😀 é\"}".repeat(100);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 1_000, 100_000})
    void takesTextHoweverItIsCut(int size) {
        assertThat(isText(TEXT.getBytes(UTF_8), size)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C0AF", "E080AF", "F08080AF", "FF", "EDA080", "F4908080", "80", "C3", "E282", "00"})
    void refusesWhatIsNoShortestForm(String hex) {
        byte[] bad = HexFormat.of().parseHex("22" + hex);

        assertThat(isText(bad, 1)).isFalse();
        assertThat(isText(bad, 100)).isFalse();
    }

    @Test
    void refusesOtherEncodings() {
        assertThat(isText("{}".getBytes(UTF_16LE), 100)).isFalse();
    }

    private static boolean isText(byte[] bytes, int size) {
        var text = new Utf8();
        for (int at = 0; at < bytes.length; at += size) {
            if (!text.goesOn(bytes, at, Math.min(size, bytes.length - at))) {
                return false;
            }
        }
        return text.goesOn(bytes, 0, -1);
    }
}
