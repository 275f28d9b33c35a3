package ticketstream.domain.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Case A-57. */
class TicketTextTest {
    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67"; // 5 code points, 8 chars

    @ParameterizedTest
    @CsvSource({"TITLE, 1,", "TITLE, 200,", "TITLE, 201, too_long"})
    @CsvSource({"DESCRIPTION, 1,", "DESCRIPTION, 10000,", "DESCRIPTION, 10001, too_long"})
    void limitsTheLength(TicketText text, int length, @Nullable String problem) {
        assertThat(problemWith(text, "x".repeat(length))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"200,", "201, too_long"})
    void countsACharacterOutsideTheBasicPlaneOnce(int length, @Nullable String problem) {
        assertThat(problemWith(TicketText.TITLE, "\uD83D\uDE00".repeat(length))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"200,", "201, too_long"})
    void countsALetterAndItsAccentOnceBecauseTheyCompose(int length, @Nullable String problem) {
        assertThat(problemWith(TicketText.TITLE, "e\u0301".repeat(length))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"100,", "101, too_long"})
    void countsTwiceWhatNormalisationTakesApart(int length, @Nullable String problem) {
        assertThat(problemWith(TicketText.TITLE, "\u0958".repeat(length))).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"40,", "41, too_long"})
    void countsEachCodePointOfAJoinedEmoji(int families, @Nullable String problem) {
        assertThat(problemWith(TicketText.TITLE, FAMILY.repeat(families))).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00A0\u2003\u3000", "\u200B\u200D\uFEFF", "\u202E", "\u001B\u0007"})
    @ValueSource(strings = {"\u0301", "\u0301\u0302\u20DD", "\u0903\u093E"})
    void refusesATextWithNothingToSee(String text) {
        assertThat(problemWith(TicketText.TITLE, text)).isEqualTo("blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\u0000", "a\u0000b", "a\u0000"})
    void refusesWhatIsNoText(String text) {
        assertThat(problemWith(TicketText.DESCRIPTION, text)).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"invoice\u202Efdp.exe", "\u05E9\u05DC\u05D5\u05DD", "a\u0301\u0302", FAMILY, "\u2603\uFE0F"})
    @ValueSource(strings = {"line one\nline two", "<script>alert(1)</script>", "${jndi:ldap://x}", "\u0915\u093E"})
    void keepsEveryOtherTextByteForByteAsNormalised(String text) {
        String stored = TicketText.normalise(text);
        assertThat(TicketText.DESCRIPTION.problemWith(stored)).isNull();
        assertThat(new String(stored.getBytes(UTF_8), UTF_8)).isEqualTo(stored);
        assertThat(TicketText.normalise(stored)).isEqualTo(stored);
    }

    @Test
    void storesTheComposedForm() {
        assertThat(TicketText.normalise("cafe\u0301")).isEqualTo("caf\u00E9");
    }

    private static @Nullable String problemWith(TicketText text, String raw) {
        return text.problemWith(TicketText.normalise(raw));
    }
}
