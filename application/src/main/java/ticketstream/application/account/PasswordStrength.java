package ticketstream.application.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether a password is among those that are tried first: in zxcvbn's lists of the most common ones, words and patterns,
 * or little more than a name that everybody knows.
 */
final class PasswordStrength {
    private static final String PRODUCT = "ticketstream";

    /** Of zxcvbn's 0 to 4: it takes more than a million guesses. */
    private static final int LOWEST_SCORE = 2;

    /** Judging costs by the length squared and more. Whoever guesses the whole has guessed its beginning. */
    private static final int JUDGED_CHARACTERS = 32;

    /** Shorter names occur in words by chance. */
    private static final int SHORTEST_NAME = 3;

    /** With so much beside the names, the names do no harm. */
    private static final int ENOUGH_BESIDE_NAMES = 8;

    private PasswordStrength() {}

    /** {@code email} and {@code username} are normalised. */
    static boolean isGuessable(String password, String email, String username) {
        var names = Stream.of(email, email.split("@", 2)[0], username, PRODUCT)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return isChieflyOf(names, password.toLowerCase(Locale.ROOT))
                || Judge.ZXCVBN.measure(beginning(password), names).getScore() < LOWEST_SCORE;
    }

    private static boolean isChieflyOf(List<String> names, String password) {
        var rest = password;
        for (var name : names) {
            rest = rest.replace(name, "");
        }
        return rest.length() < ENOUGH_BESIDE_NAMES && 2 * rest.length() < password.length();
    }

    private static String beginning(String password) {
        int characters = password.codePointCount(0, password.length());
        return characters <= JUDGED_CHARACTERS
                ? password
                : password.substring(0, password.offsetByCodePoints(0, JUDGED_CHARACTERS));
    }

    /** Its word lists are read when the first password is judged, not at every start. */
    private static final class Judge {
        private static final Zxcvbn ZXCVBN = new Zxcvbn();
    }
}
