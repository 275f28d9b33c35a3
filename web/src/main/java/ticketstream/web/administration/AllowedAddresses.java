package ticketstream.web.administration;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.domain.audit.AuditEvent.AdminAddressesChanged;
import ticketstream.web.limit.Cidr;

/**
 * From where the desk may be administered, since one of the changes.
 *
 * @param version how many changes the log has up to this one
 * @param cidrs blocks of addresses; none = everywhere
 */
record AllowedAddresses(
        long version,
        List<String> cidrs,
        @Nullable Instant changedAt,
        @Nullable Person changedBy) {
    private static final AllowedAddresses EVERYWHERE = proposed(List.of());

    boolean areEverywhere() {
        return cidrs.isEmpty();
    }

    boolean contain(String address) {
        return cidrs.stream().flatMap(cidr -> Cidr.parse(cidr).stream()).anyMatch(block -> block.contains(address));
    }

    /** What nobody has decided yet. */
    static AllowedAddresses proposed(List<String> cidrs) {
        return new AllowedAddresses(0, List.copyOf(cidrs), null, null);
    }

    static AllowedAddresses since(DomainEventMessage<?> change) {
        return new AllowedAddresses(
                change.getSequenceNumber() + 1,
                ((AdminAddressesChanged) change.getPayload()).cidrs(),
                change.getTimestamp(),
                Actor.of(change.getMetaData()));
    }

    /** As they were kept before they were events. */
    static AllowedAddresses from(@Nullable Document stored) {
        if (stored == null) {
            return EVERYWHERE;
        }
        var by = stored.get("by", Document.class);
        return new AllowedAddresses(
                0,
                stored.getList("cidrs", String.class),
                stored.getDate("at").toInstant(),
                new Person(by.getString("id"), by.getString("username")));
    }
}
