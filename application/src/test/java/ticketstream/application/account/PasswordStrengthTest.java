package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case A-05. */
class PasswordStrengthTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "password1",
                "Passw0rd!",
                "letmein123",
                "qwertyuiop",
                "iloveyou1",
                "sunshine99",
                "p4ssw0rd99",
                "zxcvbnm,./",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "Ticketstream!",
                "ticketstream2024",
                "maertstekcit",
                "ticketstream-ticketstream",
                "ticketstreamX9kq7p",
                "ADA.lovelace@example.org",
                "ada.lovelace@example.org1",
                "ada.lovelace",
                "ada.lovelace.ada",
                "Countess of Numbers 1",
            })
    void refusesWhatIsTriedFirst(String password) {
        assertThat(isGuessable(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple 9",
                "a long sentence",
                "kX9#vQ2m",
                "summer of the ticketstream band",
                "my ada.lovelace likes pears",
                "velvet-harbor-tundra-77",
                "\u5BC6\u7801\u5F88\u957F\u7684\u4E00\u53E5\u8BDD",
            })
    void takesWhatNeedsMoreThanAMillionGuesses(String password) {
        assertThat(isGuessable(password)).isFalse();
    }

    /** Unbounded, 128 random characters take more than a second. The limit is wide because machines of tests are busy. */
    @Test
    void takesMillisecondsForWhateverIsTyped() {
        var random = new Random(1);
        var passwords = IntStream.range(0, 60).mapToObj(any -> visible(random)).toList();
        passwords.forEach(PasswordStrengthTest::isGuessable);

        long before = System.nanoTime();
        passwords.forEach(PasswordStrengthTest::isGuessable);
        var each = Duration.ofNanos((System.nanoTime() - before) / passwords.size());

        assertThat(each).isLessThan(Duration.ofMillis(50));
    }

    private static String visible(Random random) {
        return random.ints(128, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isGuessable(String password) {
        return PasswordStrength.isGuessable(password, "ada.lovelace@example.org", "Countess of Numbers");
    }
}
