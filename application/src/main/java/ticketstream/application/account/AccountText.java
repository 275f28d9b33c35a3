package ticketstream.application.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of an account and their limits in code points; each check returns a stable code, or null for none. */
public final class AccountText {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_USERNAME = 50;
    private static final int LONGEST_TITLE = 60;
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;
    /** What the desk itself is called, folded. */
    private static final Set<String> OF_THE_DESK = Set.of("thedesk", "desk", "system", "ticketstream");

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}\\p{Cf}\\p{Cs}<>\"]+@[^@\\s\\p{Cntrl}\\p{Cf}\\p{Cs}<>\"]+");

    private AccountText() {}

    /** The one form in which an e-mail address is stored and compared. */
    public static String normaliseEmail(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** The form in which a name or a title is stored. */
    public static String normaliseLine(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /**
     * The same text for titles that people read as the same: neither case nor width nor spaces nor what cannot be seen
     * tells them apart. Letters of different scripts that look alike stay different.
     */
    static String folded(String title) {
        var seen = Normalizer.normalize(title, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT && !Character.isWhitespace(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Checks a normalised e-mail address; only a mail can tell whether it exists, so the form is kept wide. */
    public static @Nullable String problemWithEmail(String email) {
        if (email.isEmpty()) {
            return "required";
        }
        if (length(email) > LONGEST_EMAIL) {
            return "too_long";
        }
        return EMAIL.matcher(email).matches() ? null : "malformed";
    }

    /**
     * Checks a normalised name: visible, on one line, without characters that reorder the text around it, and not the one of
     * the desk itself, which the audit names as well.
     */
    public static @Nullable String problemWithUsername(String username) {
        return OF_THE_DESK.contains(folded(username)) ? "not_allowed" : problemWithLine(username, LONGEST_USERNAME);
    }

    /** Checks the normalised title of a role, which stands where names do. */
    public static @Nullable String problemWithTitle(String title) {
        return problemWithLine(title, LONGEST_TITLE);
    }

    private static @Nullable String problemWithLine(String text, int longest) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return "required";
        }
        if (length(text) > longest) {
            return "too_long";
        }
        return text.codePoints().anyMatch(AccountText::unfitForOneLine) ? "malformed" : null;
    }

    /**
     * Checks a password, which is never normalised, trimmed or cut: 8 to 128 characters, not among those that are tried
     * first, and more than the normalised e-mail address or the name of who chooses it.
     */
    public static @Nullable String problemWithPassword(String password, String email, String username) {
        int length = length(password);
        if (length < SHORTEST_PASSWORD) {
            return "too_short";
        }
        if (length > LONGEST_PASSWORD) {
            return "too_long";
        }
        if (password.codePoints().anyMatch(point -> point == 0 || isUnpaired(point))) {
            return "malformed";
        }
        return PasswordStrength.isGuessable(password, email, username) ? "password_compromised" : null;
    }

    private static boolean unfitForOneLine(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || isUnpaired(point)
                || isBidiControl(point);
    }

    private static boolean isBidiControl(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isUnpaired(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
