package ticketstream.application.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;

/**
 * The enabled administrators, each of them certain, and the accounts that are being changed, each with the moment that
 * began. An account is in one of the two at most.
 */
record AdministratorRoll(long version, Set<String> enabled, Map<String, Instant> changing) {
    static final String ID = "administrators";
    static final AdministratorRoll EMPTY = new AdministratorRoll(0, Set.of(), Map.of());

    boolean isBusy(String accountId) {
        return changing.containsKey(accountId);
    }

    boolean isLast(String accountId) {
        return enabled.equals(Set.of(accountId));
    }

    List<String> changingSinceBefore(Instant limit) {
        return changing.keySet().stream()
                .filter(id -> changing.getOrDefault(id, limit).isBefore(limit))
                .toList();
    }

    /** An account under change counts for nobody's safety until it is settled. */
    AdministratorRoll begin(String accountId, Instant now) {
        var others = new TreeSet<>(enabled);
        others.remove(accountId);
        var begun = new TreeMap<>(changing);
        begun.put(accountId, now);
        return new AdministratorRoll(version + 1, others, begun);
    }

    AdministratorRoll settle(String accountId, boolean administers) {
        var certain = new TreeSet<>(enabled);
        if (administers) {
            certain.add(accountId);
        } else {
            certain.remove(accountId);
        }
        var open = new TreeMap<>(changing);
        open.remove(accountId);
        return new AdministratorRoll(version + 1, certain, open);
    }

    static AdministratorRoll from(Document document) {
        var changing = new TreeMap<String, Instant>();
        document.getList("changing", Document.class)
                .forEach(entry -> changing.put(
                        entry.getString("account"), entry.getDate("since").toInstant()));
        return new AdministratorRoll(
                document.getLong("version"), new TreeSet<>(document.getList("enabled", String.class)), changing);
    }

    Document document() {
        var entries = new ArrayList<Document>();
        changing.forEach(
                (account, since) -> entries.add(new Document("account", account).append("since", Date.from(since))));
        return new Document("_id", ID)
                .append("version", version)
                .append("enabled", List.copyOf(enabled))
                .append("changing", entries);
    }
}
