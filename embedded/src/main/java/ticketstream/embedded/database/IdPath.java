package ticketstream.embedded.database;

import java.util.List;

/** The documents in the order of their ids. */
record IdPath(List<FieldPath> paths) implements AccessPath {
    static IdPath on(String field) {
        return new IdPath(List.of(new FieldPath(field)));
    }

    @Override
    public boolean ascending(int field) {
        return true;
    }

    @Override
    public boolean multikey(int field) {
        return false;
    }

    @Override
    public boolean sparse() {
        return false;
    }
}
