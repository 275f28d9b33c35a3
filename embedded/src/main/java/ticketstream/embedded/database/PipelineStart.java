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
            start = start.with(name, new Request(stage));
        }
        return start;
    }

    private PipelineStart with(String stage, Request value) {
        return switch (stage) {
            case "$match" -> new PipelineStart(value.documentOrEmpty(stage), sort, skip, limit, stages + 1);
            case "$sort" -> new PipelineStart(match, value.document(stage), skip, limit, stages + 1);
            case "$skip" -> new PipelineStart(match, sort, value.number(stage, 0), limit, stages + 1);
            default -> new PipelineStart(match, sort, skip, value.number(stage, 0), stages + 1);
        };
    }
}
