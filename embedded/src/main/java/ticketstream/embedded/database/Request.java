package ticketstream.embedded.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command or a part of one, with the types its fields have in the protocol. */
record Request(Document fields) {
    String text(String field) {
        return (String) Objects.requireNonNull(fields.get(field));
    }

    @Nullable
    Document document(String field) {
        return (Document) fields.get(field);
    }

    Document documentOrEmpty(String field) {
        return fields.get(field) instanceof Document document ? document : new Document();
    }

    @SuppressWarnings("unchecked") // the protocol has a list of documents wherever this is asked
    List<Document> documents(String field) {
        return (List<Document>) Objects.requireNonNullElse(fields.get(field), List.of());
    }

    int number(String field, int otherwise) {
        return fields.get(field) instanceof Number number
                ? (int) Math.min(number.longValue(), Integer.MAX_VALUE)
                : otherwise;
    }

    long id(String field) {
        return ((Number) Objects.requireNonNull(fields.get(field))).longValue();
    }

    boolean is(String field, boolean otherwise) {
        return fields.get(field) instanceof Boolean value ? value : otherwise;
    }
}
