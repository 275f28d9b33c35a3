package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedCursorTest {
    private final SignedCursor cursors = new SignedCursor("secret".getBytes(StandardCharsets.UTF_8));

    @Test
    void readsWhatItWrote() {
        assertThat(cursors.read("accounts", cursors.write("accounts", "7 \u00E5da")))
                .contains("7 \u00E5da");
        assertThat(cursors.read("accounts", cursors.write("accounts", ""))).contains("");
    }

    @Test
    void readsNothingThatWasWrittenForAnotherUseOrByAnotherKey() {
        var other = new SignedCursor("other".getBytes(StandardCharsets.UTF_8));

        assertThat(cursors.read("tickets", cursors.write("accounts", "7"))).isEmpty();
        assertThat(cursors.read("accounts", other.write("accounts", "7"))).isEmpty();
    }

    @Test
    void readsNothingThatWasChangedAnywhere() {
        var cursor = cursors.write("accounts", "seven");

        for (int i = 0; i < cursor.length() - 1; i++) {
            var changed = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThat(cursors.read("accounts", changed)).as(changed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00"})
    void readsNothingElse(String cursor) {
        assertThat(cursors.read("accounts", cursor)).isEmpty();
    }
}
