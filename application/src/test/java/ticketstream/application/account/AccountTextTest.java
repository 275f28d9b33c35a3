package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTextTest {
    private static final String KEYS =
            "\uD83D\uDD11\uD83D\uDDDD\uD83D\uDD12\uD83D\uDD10\uD83D\uDEAA\uD83E\uDDF1\uD83E\uDE9F";

    @Test
    void countsThePasswordInCodePoints() {
        assertThat(password(KEYS)).isEqualTo("too_short");
        assertThat(password(KEYS + "~")).isNull();
        assertThat(password(KEYS.repeat(18) + "~|")).isNull();
        assertThat(password(KEYS.repeat(18) + "~|/")).isEqualTo("too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0 and more", "lone \uD800 surrogate"})
    void refusesPasswordsNobodyCanType(String password) {
        assertThat(password(password)).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\nc", "<a>@b", "a@\u200Bb"})
    void refusesAddressesWithoutTheFormOfOne(String email) {
        assertThat(AccountText.problemWithEmail(email)).isEqualTo("malformed");
    }

    @Test
    void knowsOneFormOfAnAddress() {
        assertThat(AccountText.normaliseEmail(" A\u030Ada@Example.ORG ")).isEqualTo("\u00E5da@example.org");
        assertThat(AccountText.problemWithEmail("\u00E5da@example.org")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0301", "\u200B", "!"})
    void refusesNamesNobodyCanRead(String username) {
        assertThat(AccountText.problemWithUsername(username)).isEqualTo("required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"The desk", "the  DESK", "The\u200Bdesk", "\uFF33ystem", "Ticketstream"})
    void leavesItsNamesToTheDesk(String username) {
        assertThat(AccountText.problemWithUsername(username)).isEqualTo("not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u001B[31m", "a\u202Eb", "a\u2028b", "a\uD800"})
    void refusesNamesThatDisturbTheTextAround(String username) {
        assertThat(AccountText.problemWithUsername(username)).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECOND LINE \u00C9LITE STRASSE",
                "second line e\u0301lite stra\u00DFe",
                "Second\u00A0Line \u00C9lite Stra\u00DFe",
                "Second Line \u00C9l\u200Bi\u00ADte Stra\u00DFe",
                "\uFF33econd Line \u00C9lite Stra\u00DFe",
                "SecondLine \u200F\u00C9lite Stra\u00DFe"
            })
    void knowsTitlesThatPeopleReadAsTheSame(String title) {
        assertThat(AccountText.folded(title)).isEqualTo(AccountText.folded("Second Line \u00C9lite Stra\u00DFe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Second Line Elite Stra\u00DFe", "Second Line \u00C9lite Strase", "Line Second"})
    void tellsTitlesApart(String title) {
        assertThat(AccountText.folded(title)).isNotEqualTo(AccountText.folded("Second Line \u00C9lite Stra\u00DFe"));
    }

    private static @Nullable String password(String password) {
        return AccountText.problemWithPassword(password, "ada@example.org", "Ada");
    }
}
