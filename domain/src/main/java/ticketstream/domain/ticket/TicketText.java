package ticketstream.domain.ticket;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The texts of a ticket and their limits, counted in code points after NFC normalisation. */
public enum TicketText {
    TITLE(200),
    DESCRIPTION(10_000),
    /** Of a reply or a note, as it was written. */
    MESSAGE(10_000);

    private final int longest;

    TicketText(int longest) {
        this.longest = longest;
    }

    /** The most code points allowed; the fewest is one visible character. */
    public int longest() {
        return longest;
    }

    /** The form in which a text is stored and compared. */
    public static String normalise(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Returns a stable code for what is wrong with a normalised text, or null when nothing is. */
    public @Nullable String problemWith(String text) {
        if (text.codePoints().anyMatch(TicketText::unpaired)) {
            return "malformed";
        }
        if (text.codePoints().noneMatch(TicketText::visible)) {
            return "blank";
        }
        return text.codePointCount(0, text.length()) > longest ? "too_long" : null;
    }

    private static boolean visible(int point) {
        return !Character.isWhitespace(point)
                && !Character.isSpaceChar(point)
                && switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK -> false;
                    default -> true;
                };
    }

    private static boolean unpaired(int point) {
        return point == 0 || Character.getType(point) == Character.SURROGATE;
    }
}
