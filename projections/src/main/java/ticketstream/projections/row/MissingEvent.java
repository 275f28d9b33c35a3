package ticketstream.projections.row;

/** An event before this one is neither in the row nor in the log: it waits rather than that anything is skipped or invented. */
public final class MissingEvent extends IllegalStateException {
    MissingEvent(String model, String id, long version, long known) {
        super(model + " knows " + id + " up to version " + known + ", but version " + version + " arrived");
    }
}
