package ticketstream.projections.directory;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.row.Page;
import ticketstream.projections.row.ServingRows;

/** Looks up accounts. Who may do so is decided by the caller. */
public final class Directory {
    private static final Document BY_NAME = new Document("username", 1).append("_id", 1);

    static final List<Document> INDEXES = List.of(BY_NAME);

    private final ServingRows<DirectoryEntry> rows;

    public Directory(Generations generations) {
        rows = new ServingRows<>(DirectoryProjector.MODEL, generations);
    }

    /** All accounts by user name, {@code limit} of them (1 to {@link Page#LARGEST}), disabled ones included. */
    public Page<DirectoryEntry, DirectoryPlace> page(int limit, @Nullable DirectoryPlace after) {
        var found = rows.find(behind(after), BY_NAME, Page.checked(limit) + 1);
        return Page.of(found, limit, entry -> new DirectoryPlace(entry.username(), entry.id()));
    }

    /** The account, if the directory has heard of it. */
    public Optional<DirectoryEntry> find(String id) {
        return rows.find(new Document("_id", id), BY_NAME, 1).stream().findFirst();
    }

    /** What those of these accounts are called that the directory has heard of, by their ids. */
    public Map<String, String> names(Collection<String> ids) {
        return rows.find(new Document("_id", new Document("$in", ids)), BY_NAME, 0).stream()
                .collect(toMap(DirectoryEntry::id, DirectoryEntry::username));
    }

    private static Document behind(@Nullable DirectoryPlace place) {
        if (place == null) {
            return new Document();
        }
        var later = new Document("username", new Document("$gt", place.username()));
        var sameName = new Document("_id", new Document("$gt", place.id()));
        return new Document("username", new Document("$gte", place.username())).append("$or", List.of(later, sameName));
    }
}
