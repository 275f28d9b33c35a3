package ticketstream.projections.audit;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.projections.row.Happening;
import ticketstream.projections.row.RowFormat;

/** How an entry is stored: under its place in the log, so that the order of ids is that of the log. It never changes. */
final class AuditFormat implements RowFormat<AuditEntry> {

    @Override
    public String id(AuditEntry entry) {
        return Happening.rowIdOf(entry.position());
    }

    @Override
    public long version(AuditEntry entry) {
        return 1;
    }

    @Override
    public AuditEntry skipped(AuditEntry entry) {
        throw new UnsupportedOperationException("an entry is one event");
    }

    @Override
    public Document write(AuditEntry entry) {
        return new Document("_id", id(entry))
                .append("version", version(entry))
                .append("at", Date.from(entry.at()))
                .append("type", entry.type())
                .append("actor", actor(entry.actor()))
                .append("account", entry.accountId())
                .append("who", who(entry))
                .append("address", entry.address())
                .append("outcome", entry.outcome())
                .append("data", entry.data());
    }

    @Override
    public AuditEntry read(Document document) {
        return new AuditEntry(
                Long.parseLong(document.getString("_id")),
                document.getDate("at").toInstant(),
                document.getString("type"),
                actor(document.get("actor", Document.class)),
                document.getString("account"),
                document.getString("address"),
                document.getString("outcome"),
                document.get("data", Document.class));
    }

    /** Whose entries it is among: those of the account it is about and of who caused it. */
    private static List<String> who(AuditEntry entry) {
        var actor = entry.actor();
        return Stream.of(entry.accountId(), actor == null ? null : actor.id())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable Document actor(@Nullable Person actor) {
        return actor == null ? null : new Document("id", actor.id()).append("username", actor.username());
    }

    private static @Nullable Person actor(@Nullable Document actor) {
        return actor == null ? null : new Person(actor.getString("id"), actor.getString("username"));
    }
}
