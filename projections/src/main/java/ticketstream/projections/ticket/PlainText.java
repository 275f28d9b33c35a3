package ticketstream.projections.ticket;

import org.bson.BsonRegularExpression;
import ticketstream.domain.ticket.TicketText;

/** Turns what somebody looks for into a pattern that means just that text, in upper or lower case. */
final class PlainText {
    private PlainText() {}

    static BsonRegularExpression contained(String text) {
        var pattern = new StringBuilder();
        TicketText.normalise(text).codePoints().forEach(point -> append(pattern, point));
        return new BsonRegularExpression(pattern.toString(), "i");
    }

    /** Letters beyond ASCII name both cases themselves, because not every server knows the cases of all letters. */
    private static void append(StringBuilder pattern, int point) {
        int lower = Character.toLowerCase(point);
        int upper = Character.toUpperCase(point);
        if (point < 128) {
            pattern.append(Character.isLetterOrDigit(point) ? "" : "\\").appendCodePoint(point);
        } else if (lower != upper) {
            pattern.append('[').appendCodePoint(lower).appendCodePoint(upper).append(']');
        } else {
            pattern.appendCodePoint(point);
        }
    }
}
