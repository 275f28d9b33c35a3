package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order a query asks for, field by field. */
record SortOrder(List<Field> fields) {
    static final SortOrder NONE = new SortOrder(List.of());

    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

    record Field(FieldPath path, boolean ascending) {}

    /** Natural order is the order of the ids here, and so is no order at all. */
    static SortOrder of(@Nullable Document sort) {
        if (sort == null || sort.isEmpty()) {
            return NONE;
        }
        List<Field> fields = new ArrayList<>();
        sort.forEach((name, direction) -> {
            String field = name.equals("$natural") ? "_id" : name;
            fields.add(new Field(new FieldPath(field), ((Number) direction).intValue() > 0));
        });
        return new SortOrder(fields);
    }

    boolean isNone() {
        return fields.isEmpty();
    }

    /** Bytes that sort as the documents do: of an array its smallest element counts, or its largest when descending. */
    byte[] keyOf(Document document) {
        KeyWriter key = new KeyWriter();
        List<@Nullable Object> values = new ArrayList<>(1);
        for (Field field : fields) {
            values.clear();
            field.path.collect(document, values);
            if (values.size() == 1) {
                key.value(values.getFirst(), field.ascending);
            } else {
                values.stream()
                        .map(value ->
                                new KeyWriter().value(value, field.ascending).toBytes())
                        .min(BYTES)
                        .ifPresent(key::raw);
            }
        }
        return key.toBytes();
    }
}
