package ticketstream.web.administration;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Person;
import ticketstream.web.limit.Cidr;

/**
 * From where the desk may be administered, since one of the changes.
 *
 * @param version 1 for the first change, 0 before it
 * @param cidrs blocks of addresses; none = everywhere
 */
record AllowedAddresses(
        int version,
        List<String> cidrs,
        @Nullable Instant changedAt,
        @Nullable Person changedBy) {
    static final AllowedAddresses EVERYWHERE = new AllowedAddresses(0, List.of(), null, null);

    boolean areEverywhere() {
        return cidrs.isEmpty();
    }

    boolean contain(String address) {
        return cidrs.stream().flatMap(cidr -> Cidr.parse(cidr).stream()).anyMatch(block -> block.contains(address));
    }

    AllowedAddresses next(List<String> others, Instant now, Person by) {
        return new AllowedAddresses(version + 1, List.copyOf(others), now, by);
    }

    static AllowedAddresses from(@Nullable Document stored) {
        if (stored == null) {
            return EVERYWHERE;
        }
        var by = stored.get("by", Document.class);
        return new AllowedAddresses(
                stored.getInteger("_id"),
                stored.getList("cidrs", String.class),
                stored.getDate("at").toInstant(),
                new Person(by.getString("id"), by.getString("username")));
    }

    static Document document(AllowedAddresses changed, Instant at, Person by) {
        return new Document("_id", changed.version())
                .append("cidrs", changed.cidrs())
                .append("at", Date.from(at))
                .append("by", new Document("id", by.id()).append("username", by.username()));
    }
}
