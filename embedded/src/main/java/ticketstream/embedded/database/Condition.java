package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One demand of a query on one field, the only kind an index can help with. */
record Condition(String field, String operator, @Nullable Object operand) {
    static final String EQ = "$eq";
    static final String IN = "$in";
    static final String REGEX = "$regex";

    /** Whether an index finds exactly the documents that equal this value. */
    static boolean exact(@Nullable Object value) {
        return value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || (value instanceof Double d && !d.isNaN())
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId
                || value instanceof UUID
                || value instanceof BinData;
    }

    /** Whether it names single values: equal to one, or to one of many. */
    boolean isPoints() {
        return switch (operator) {
            case EQ -> operand == null || exact(operand);
            case IN ->
                operand instanceof Collection<?> values && values.stream().allMatch(Condition::exact);
            default -> false;
        };
    }

    /** The single values it names. */
    Collection<@Nullable Object> points() {
        return operand instanceof Collection<?> values && operator.equals(IN)
                ? new ArrayList<>(values)
                : Collections.singletonList(operand);
    }

    /** Whether a document without the field may satisfy it, which a sparse index does not contain. */
    boolean matchesNothing() {
        return operand == null;
    }

    boolean isLow() {
        return exact(operand) && (operator.equals("$gt") || operator.equals("$gte"));
    }

    boolean isHigh() {
        return exact(operand) && (operator.equals("$lt") || operator.equals("$lte"));
    }

    boolean isInclusive() {
        return operator.endsWith("e");
    }

    Document asQuery() {
        return operator.equals(EQ) || operator.equals(REGEX)
                ? new Document(field, operand)
                : new Document(field, new Document(operator, operand));
    }
}
