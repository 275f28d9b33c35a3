package ticketstream.web.access;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks.
 *
 * @param role what the tables call it
 * @param name which of those the tables call so
 * @param accountId null for who is not let in
 * @param token one that is good for a while yet, if the subject has any good one; null where none is shown
 * @param parting one of another session, which may be lost
 */
record Subject(
        String role,
        String name,
        @Nullable String accountId,
        Supplier<@Nullable String> token,
        Supplier<@Nullable String> parting) {

    boolean hasOneTicketOfSales() {
        return role.equals("ticket-for-a-time");
    }

    @Override
    public String toString() {
        return name;
    }
}
