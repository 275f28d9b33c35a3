package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the values of one field of an index, as they are written there.
 *
 * @param skipFirst whether it begins after everything that starts with the first bytes
 * @param withLast whether it ends after everything that starts with the last bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Span(byte[] first, boolean skipFirst, byte[] last, boolean withLast) {
    private static final String ESCAPED = "\\.[]{}()*+?^$|";

    /** From one condition to the other; without one, all values of the same kind. */
    static Span between(@Nullable Condition low, @Nullable Condition high, boolean ascending) {
        @Nullable
        Object any = low != null ? low.operand() : Objects.requireNonNull(high).operand();
        byte[] kind = {KeyWriter.bracket(any)};
        return of(
                low == null ? kind : new KeyWriter().value(low.operand()).toBytes(),
                low != null && !low.isInclusive(),
                high == null ? kind : new KeyWriter().value(high.operand()).toBytes(),
                high == null || high.isInclusive(),
                ascending);
    }

    /** All texts with the plain beginning that an anchored pattern demands; null where it demands none. */
    static @Nullable Span ofPrefix(@Nullable Object pattern, boolean ascending) {
        if (!(pattern instanceof Document || pattern instanceof BsonRegularExpression)) {
            return null;
        }
        BsonRegularExpression expression = BsonRegularExpression.convertToRegularExpression(pattern);
        String beginning = beginning(expression.getPattern());
        if (beginning.isEmpty()
                || !Objects.requireNonNullElse(expression.getOptions(), "").isEmpty()) {
            return null;
        }
        byte[] bytes = new KeyWriter()
                .put(KeyWriter.bracket(beginning))
                .text(beginning)
                .toBytes();
        return of(bytes, false, bytes, true, ascending);
    }

    private static String beginning(String pattern) {
        if (!pattern.startsWith("^") || pattern.contains("|")) {
            return "";
        }
        int end = 1;
        while (end < pattern.length() && ESCAPED.indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        boolean repeated = end < pattern.length() && "*?{".indexOf(pattern.charAt(end)) >= 0;
        return pattern.substring(1, repeated ? Math.max(1, end - 1) : end);
    }

    private static Span of(byte[] low, boolean skipLow, byte[] high, boolean withHigh, boolean ascending) {
        return ascending
                ? new Span(low, skipLow, high, withHigh)
                : new Span(inverted(high), !withHigh, inverted(low), !skipLow);
    }

    private static byte[] inverted(byte[] bytes) {
        byte[] inverted = bytes.clone();
        for (int i = 0; i < inverted.length; i++) {
            inverted[i] = (byte) ~inverted[i];
        }
        return inverted;
    }

    Range after(byte[] prefix) {
        byte[] from = new KeyWriter().raw(prefix).raw(first).toBytes();
        byte[] to = new KeyWriter().raw(prefix).raw(last).toBytes();
        byte @Nullable [] start = skipFirst ? Range.successor(from) : from;
        return new Range(Objects.requireNonNull(start), withLast ? Range.successor(to) : to);
    }
}
