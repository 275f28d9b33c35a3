package ticketstream.projections.change;

/** The names of the audiences to which changes are announced. */
public final class Scope {
    /** Everybody who sees the whole desk. */
    public static final String DESK = "admin";

    private Scope() {}

    /** One account: its own tickets and its own rights. */
    public static String account(String id) {
        return "account:" + id;
    }

    /** The agents of one department, which is named like the category of its tickets. */
    public static String department(String category) {
        return "department:" + category;
    }
}
