package ticketstream.projections.directory;

import org.bson.Document;
import ticketstream.domain.actor.Role;
import ticketstream.projections.row.EnumText;
import ticketstream.projections.row.RowFormat;

/** How an account is stored in the directory. */
final class DirectoryFormat implements RowFormat<DirectoryEntry> {

    @Override
    public String id(DirectoryEntry entry) {
        return entry.id();
    }

    @Override
    public long version(DirectoryEntry entry) {
        return entry.version();
    }

    @Override
    public DirectoryEntry skipped(DirectoryEntry entry) {
        return new DirectoryEntry(
                entry.id(),
                entry.username(),
                entry.email(),
                entry.role(),
                entry.department(),
                entry.enabled(),
                entry.totp(),
                entry.version() + 1);
    }

    /** Rows from before there was a second factor say nothing of it, so those without one still do not. */
    @Override
    public Document write(DirectoryEntry entry) {
        var document = new Document("_id", entry.id())
                .append("username", entry.username())
                .append("email", entry.email())
                .append("role", entry.role().toString())
                .append("department", entry.department())
                .append("enabled", entry.enabled())
                .append("version", entry.version());
        return entry.totp() ? document.append("totp", true) : document;
    }

    @Override
    public DirectoryEntry read(Document document) {
        return new DirectoryEntry(
                document.getString("_id"),
                document.getString("username"),
                document.getString("email"),
                EnumText.read(Role.class, document.getString("role")),
                document.getString("department"),
                document.getBoolean("enabled"),
                document.getBoolean("totp", false),
                document.getLong("version"));
    }
}
