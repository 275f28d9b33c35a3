package ticketstream.application.access;

/** A part of the desk that is seen as a whole: one requester's tickets, one department's, or everything. */
public record Scope(Kind kind, String name) {
    /** Which read model answers for a scope. */
    public enum Kind {
        ACCOUNT,
        DEPARTMENT,
        DESK
    }

    /** The whole desk, as administrators and auditors see it. */
    public static final Scope DESK = new Scope(Kind.DESK, "");

    static Scope account(String id) {
        return new Scope(Kind.ACCOUNT, id);
    }

    static Scope department(String name) {
        return new Scope(Kind.DEPARTMENT, name);
    }

    /** The key under which changes are announced: {@code account:7}, {@code department:sales} or {@code admin}. */
    public String key() {
        return switch (kind) {
            case ACCOUNT -> "account:" + name;
            case DEPARTMENT -> "department:" + name;
            case DESK -> "admin";
        };
    }
}
