package ticketstream.web.account;

/** The departments of this desk, which are the categories of its tickets. */
@FunctionalInterface
public interface Departments {
    /** Whether there is a department of this name. */
    boolean exist(String name);
}
