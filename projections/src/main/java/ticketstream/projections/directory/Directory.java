package ticketstream.projections.directory;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Role;
import ticketstream.projections.row.Indexed;
import ticketstream.projections.row.Page;
import ticketstream.projections.row.Rows;

/** Looks up accounts. Who may do so is decided by the caller. */
public final class Directory implements Indexed {
    private static final Document BY_NAME = new Document("username", 1).append("_id", 1);

    private final Rows<DirectoryEntry> rows;

    public Directory(MongoDatabase database) {
        rows = DirectoryProjector.rows(database);
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

    /** Everybody a ticket of this category may be given to: enabled agents of that department, and administrators. */
    public List<DirectoryEntry> assignable(String category) {
        var agents = new Document("role", Role.AGENT.toString()).append("department", category);
        var administrators = new Document("role", Role.ADMIN.toString()).append("department", null);
        return rows.find(new Document("enabled", true).append("$or", List.of(agents, administrators)), BY_NAME, 0);
    }

    @Override
    public void ensureIndexes() {
        rows.ensureIndexes(List.of(
                new IndexModel(BY_NAME),
                new IndexModel(new Document("enabled", 1)
                        .append("role", 1)
                        .append("department", 1)
                        .append("username", 1)
                        .append("_id", 1))));
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
