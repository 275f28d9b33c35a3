package ticketstream.projections.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {".*", "a|b", "[a-z]+", "(", "\\", "\\E", "\\Qx", "$where", "^", "a{3}", "#x y", "😀", "-]"})
    void meansEveryCharacterAsItIs(String text) {
        assertThat(found(text, "before " + text + " after")).isTrue();
        assertThat(found(text, "something else altogether")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"printer,PRINTER", "ärger,ÄRGER", "ÉCRAN,écran", "ЖУК,жук", "a\u0308rger,Ärger"})
    void findsTextInAnyCaseAndForm(String text, String in) {
        assertThat(found(text, in)).isTrue();
    }

    private static boolean found(String text, String in) {
        var pattern = PlainText.contained(text);
        assertThat(pattern.getOptions()).isEqualTo("i");
        return Pattern.compile(pattern.getPattern(), Pattern.CASE_INSENSITIVE)
                .matcher(in)
                .find();
    }
}
