package ticketstream.embedded.database;

import java.util.List;

/** What a planner knows of an index. */
interface AccessPath {
    List<FieldPath> paths();

    boolean ascending(int field);

    /** Whether some document has an array at this field of the index. */
    boolean multikey(int field);

    boolean sparse();
}
