package ticketstream.application.account;

/** Too many wait already: nothing was done, and the caller may try again in a few seconds. */
public final class Overloaded extends RuntimeException {
    public Overloaded(String what) {
        super(what, null, false, false);
    }
}
