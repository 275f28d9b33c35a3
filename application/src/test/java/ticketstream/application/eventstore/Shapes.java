package ticketstream.application.eventstore;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the stored form of a record can look like: names, types, what may be missing, every word of an enum. */
final class Shapes {
    private Shapes() {}

    static String of(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == Instant.class) {
            return "time";
        }
        if (type == long.class) {
            return "number";
        }
        if (type == boolean.class) {
            return "true|false";
        }
        if (type == int.class) {
            return "number";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining("|"));
        }
        return Arrays.stream(type.getRecordComponents()).map(Shapes::field).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String field(RecordComponent field) {
        boolean optional = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return field.getName() + (optional ? "?: " : ": ") + of(field);
    }

    private static String of(RecordComponent field) {
        return field.getGenericType() instanceof ParameterizedType many
                ? "[" + of((Class<?>) many.getActualTypeArguments()[0]) + "]"
                : of(field.getType());
    }
}
