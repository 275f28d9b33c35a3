package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first stages of a pipeline as far as they are one search: match, sort, skip, limit, each at most once and in this
 * order.
 *
 * @param stages how many stages they are
 */
record PipelineStart(Document match, @Nullable Document sort, int skip, int limit, int stages) {
    private static final List<String> ORDER = List.of("$match", "$sort", "$skip", "$limit");

    static PipelineStart of(List<Document> pipeline) {
        PipelineStart start = new PipelineStart(new Document(), null, 0, 0, 0);
        int last = -1;
        for (Document stage : pipeline) {
            String name = stage.keySet().iterator().next();
            int place = ORDER.indexOf(name);
            if (place <= last) {
                return start;
            }
            last = place;
            start = start.with(name, stage.get(name));
        }
        return start;
    }

    private PipelineStart with(String stage, @Nullable Object value) {
        return switch (stage) {
            case "$match" -> new PipelineStart((Document) value, sort, skip, limit, stages + 1);
            case "$sort" -> new PipelineStart(match, (Document) value, skip, limit, stages + 1);
            case "$skip" -> new PipelineStart(match, sort, intOf(value), limit, stages + 1);
            default -> new PipelineStart(match, sort, skip, intOf(value), stages + 1);
        };
    }

    private static int intOf(@Nullable Object number) {
        return number instanceof Number n ? (int) Math.min(Integer.MAX_VALUE, n.longValue()) : 0;
    }
}
