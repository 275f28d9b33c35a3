package ticketstream.benchmarks.check;

import org.jspecify.annotations.Nullable;

/**
 * One thing a client asked for, all its retries included, and what it learned.
 *
 * @param actor the account that asked
 * @param ticket which ticket; for a create known only once acknowledged
 * @param argument see {@link Kind}
 * @param base the version the client built on (its {@code If-Match}); 0 for a create
 * @param version the version answered; 0 unless acknowledged
 * @param answer what the product said, for messages
 */
public record Operation(
        long id,
        String client,
        String actor,
        Kind kind,
        @Nullable String ticket,
        String argument,
        long base,
        Outcome outcome,
        long version,
        String answer) {

    @Override
    public String toString() {
        return "operation " + id + " (" + client + ", " + kind + " " + argument
                + (ticket == null ? "" : " of ticket " + ticket + " at version " + base) + ", " + outcome + ": "
                + answer
                + ")";
    }
}
