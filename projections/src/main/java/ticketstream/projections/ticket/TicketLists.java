package ticketstream.projections.ticket;

import com.mongodb.client.model.IndexModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.ticket.TicketState;
import ticketstream.projections.row.Indexed;
import ticketstream.projections.row.Page;
import ticketstream.projections.row.Rows;

/** The lists of one kind of reader. */
public final class TicketLists implements Indexed {
    private final TicketReader reader;
    private final Rows<TicketState> rows;

    TicketLists(TicketReader reader, Rows<TicketState> rows) {
        this.reader = reader;
        this.rows = rows;
    }

    /** One page of the list of {@code owner}; null where one list is for all. */
    public Page<TicketState, TicketPlace> page(@Nullable String owner, TicketQuery query) {
        var sort = query.sort();
        var found = rows.find(
                TicketCriteria.of(reader, owner, query),
                new Document(sort.field(), sort.direction()).append("_id", sort.direction()),
                query.limit() + 1);
        return Page.of(found, query.limit(), sort::placeOf);
    }

    @Override
    public void ensureIndexes() {
        rows.ensureIndexes(indexes().stream().map(IndexModel::new).toList());
    }

    List<Document> indexes() {
        List<Document> indexes = new ArrayList<>();
        indexes.add(index(null, "createdAt"));
        indexes.add(index(null, "updatedAt"));
        reader.narrowedBy().forEach(filter -> indexes.add(index(filter, "createdAt")));
        return indexes;
    }

    /** Serves both directions of a sort; the id last makes places unique. */
    private Document index(@Nullable String filter, String sort) {
        var keys = new Document();
        if (reader.owner() != null) {
            keys.append(reader.owner(), 1);
        }
        keys.append("deleted", 1);
        if (filter != null) {
            keys.append(filter, 1);
        }
        return keys.append(sort, -1).append("_id", -1);
    }
}
