package ticketstream.domain.actor;

/** A part of the desk: one requester's tickets, one department's, a single ticket, or everything. */
public record Scope(Kind kind, String name) {
    /** What a scope is a part by. */
    public enum Kind {
        ACCOUNT,
        DEPARTMENT,
        TICKET,
        DESK
    }

    /** Everything. */
    public static final Scope DESK = new Scope(Kind.DESK, "");

    /** No ticket: where an agent without a department works. */
    public static final Scope NOTHING = new Scope(Kind.DEPARTMENT, "");

    /** What this account opened. */
    public static Scope account(String id) {
        return new Scope(Kind.ACCOUNT, id);
    }

    /** The tickets of one department, which is named like their category. */
    public static Scope department(String category) {
        return new Scope(Kind.DEPARTMENT, category);
    }

    /** One ticket, wherever it goes. */
    public static Scope ticket(String id) {
        return new Scope(Kind.TICKET, id);
    }

    /** The name under which changes are announced: {@code account:7}, {@code department:sales}, {@code ticket:…} or {@code admin}. */
    public String key() {
        return switch (kind) {
            case ACCOUNT -> "account:" + name;
            case DEPARTMENT -> "department:" + name;
            case TICKET -> "ticket:" + name;
            case DESK -> "admin";
        };
    }

    /** The name under which changes are announced that are only for those who read notes there. */
    public String notesKey() {
        return "notes:" + key();
    }
}
