package ticketstream.benchmarks.check;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ticket as a list or a frame shows it; of people only the id, times to the millisecond. */
public record Row(
        String id,
        String title,
        String description,
        String category,
        String status,
        String priority,
        String createdBy,
        @Nullable String assignee,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    /** Cuts the times to what every store keeps. */
    public Row {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** What differs from the row that was expected, in words; empty when nothing does. */
    List<String> differencesFrom(Row expected) {
        return Arrays.stream(getClass().getRecordComponents())
                .filter(part -> !Objects.equals(value(part, this), value(part, expected)))
                .map(part -> part.getName() + " is " + value(part, this) + " instead of " + value(part, expected))
                .toList();
    }

    private static @Nullable Object value(RecordComponent part, Row row) {
        try {
            return part.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
