package ticketstream.web.session;

import org.jspecify.annotations.Nullable;
import ticketstream.web.limit.Cidr;

/**
 * Who could not sign in.
 *
 * @param accountId where that is known already
 * @param email otherwise what was typed, to look the account up by; kept no longer than that takes
 * @param address of IPv6 the block that limits count as one; null for {@link #ANYBODY}
 * @param device of whom it was last
 */
record Caller(
        @Nullable String accountId,
        @Nullable String email,
        @Nullable String address,
        @Nullable String device) {
    /** One of too many to tell apart. */
    static final Caller ANYBODY = new Caller(null, null, null, null);

    static Caller typing(String email, Client client) {
        return new Caller(null, email, Cidr.network(client.from()), client.device());
    }

    static Caller known(String accountId, Client client) {
        return new Caller(accountId, null, Cidr.network(client.from()), client.device());
    }

    @Override
    public String toString() {
        return "Caller";
    }
}
