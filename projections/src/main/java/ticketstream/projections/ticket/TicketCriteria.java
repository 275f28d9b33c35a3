package ticketstream.projections.ticket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Says a query in the database's words: equal fields first, as the indexes have them, then a bound for the sort. */
final class TicketCriteria {
    private final Document equal = new Document();
    private final List<Document> further = new ArrayList<>();

    static Document of(TicketReader reader, @Nullable String owner, TicketQuery query) {
        var criteria = new TicketCriteria();
        if (reader.owner() != null) {
            criteria.equal.append(reader.owner(), owner);
        }
        criteria.equal.append("deleted", false);
        return criteria.narrowed(query);
    }

    /** Of these tickets only. */
    static Document of(Collection<String> ids, TicketQuery query) {
        var criteria = new TicketCriteria();
        criteria.equal.append("_id", new Document("$in", List.copyOf(ids))).append("deleted", false);
        return criteria.narrowed(query);
    }

    private Document narrowed(TicketQuery query) {
        add(query.filter());
        var after = query.after();
        if (after != null) {
            add(query.sort(), after);
        }
        return asDocument();
    }

    private void add(TicketFilter filter) {
        if (filter.status() != null) {
            further.add(new Document("status", filter.status().toString()));
        }
        if (filter.category() != null) {
            further.add(new Document("category", filter.category()));
        }
        if (filter.assignee() != null) {
            boolean nobody = filter.assignee().equals(TicketFilter.NOBODY);
            further.add(new Document("assignee.id", nobody ? null : filter.assignee()));
        }
        if (filter.text() != null && !filter.text().isEmpty()) {
            var contained = PlainText.contained(filter.text());
            further.add(either(new Document("title", contained), new Document("description", contained)));
        }
    }

    /** The outer bound repeats what both alternatives say, so that an index can begin there. */
    private void add(TicketSort sort, TicketPlace after) {
        String beyond = sort.direction() < 0 ? "$lt" : "$gt";
        further.add(new Document(sort.field(), new Document(beyond + "e", after.value())));
        further.add(either(
                new Document(sort.field(), new Document(beyond, after.value())),
                new Document("_id", new Document(beyond, after.id()))));
    }

    private static Document either(Document one, Document other) {
        return new Document("$or", List.of(one, other));
    }

    private Document asDocument() {
        return further.isEmpty() ? equal : equal.append("$and", further);
    }
}
