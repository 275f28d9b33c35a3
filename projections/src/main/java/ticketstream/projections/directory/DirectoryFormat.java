package ticketstream.projections.directory;

import static java.util.stream.Collectors.toSet;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
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

    /**
     * Rows from before there was a second factor say nothing of it, so those without one still do not; likewise with
     * custom roles.
     */
    @Override
    public Document write(DirectoryEntry entry) {
        var document = new Document("_id", entry.id())
                .append("username", entry.username())
                .append("email", entry.email())
                .append("role", entry.role().key())
                .append("department", entry.department())
                .append("enabled", entry.enabled())
                .append("version", entry.version());
        if (entry.totp()) {
            document.append("totp", true);
        }
        return entry.role().madeHere() ? document.append("custom", definition(entry.role())) : document;
    }

    @Override
    public DirectoryEntry read(Document document) {
        return new DirectoryEntry(
                document.getString("_id"),
                document.getString("username"),
                document.getString("email"),
                role(document.getString("role"), document.get("custom", Document.class)),
                document.getString("department"),
                document.getBoolean("enabled"),
                document.getBoolean("totp", false),
                document.getLong("version"));
    }

    private static Document definition(HeldRole custom) {
        return new Document("title", custom.title())
                .append("base", custom.base().toString())
                .append(
                        "permissions",
                        custom.permissions().stream().map(Permission::name).toList())
                .append("version", custom.version());
    }

    private static HeldRole role(String key, @Nullable Document custom) {
        return custom == null
                ? HeldRole.of(EnumText.read(Role.class, key))
                : new HeldRole(
                        key,
                        custom.getString("title"),
                        EnumText.read(Role.class, custom.getString("base")),
                        custom.getList("permissions", String.class).stream()
                                .map(Permission::valueOf)
                                .collect(toSet()),
                        custom.getLong("version"));
    }
}
