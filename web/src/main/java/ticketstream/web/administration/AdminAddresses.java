package ticketstream.web.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.account.JournaledCollection;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.AdminAddressesChanged;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.ForASecond;
import ticketstream.web.security.TrustedProxies;

/**
 * From where the desk may be administered: a stream of its own in the event log, the last event of which is in force. Each
 * node looks once a second. As long as the stream is empty, the last document of the collection {@code adminaddresses}
 * counts, where they were kept before there was one.
 */
final class AdminAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(AdminAddresses.class);
    private static final String STREAM = "admin-addresses";
    private static final String ALL = "all";

    private final EventStore log;
    private final AuditLog audit;
    private final MongoCollection<Document> earlier;
    private final TrustedProxies proxies;
    private final ForASecond<AllowedAddresses> inForce;

    AdminAddresses(EventStore log, AuditLog audit, MongoDatabase database, TrustedProxies proxies) {
        this.log = log;
        this.audit = audit;
        this.earlier = JournaledCollection.of(database, "adminaddresses");
        this.proxies = proxies;
        this.inForce = new ForASecond<>(1, ignored -> newest());
    }

    /** The newest. */
    AllowedAddresses newest() {
        return log.readEvents(STREAM)
                .asStream()
                .reduce((older, newer) -> newer)
                .map(AllowedAddresses::since)
                .orElseGet(this::fromBefore);
    }

    private AllowedAddresses fromBefore() {
        return AllowedAddresses.from(
                earlier.find().sort(Sorts.descending("_id")).first());
    }

    /** Refuses with {@code ip_not_allowed} what comes from elsewhere; what is in force is at most a second old. */
    void require(String address) {
        if (!allow(inForce.get(ALL), address)) {
            throw new RequestRefused(ProblemCode.IP_NOT_ALLOWED);
        }
    }

    /**
     * Puts others in force; unless forced refuses what would leave the caller outside: with {@code address_unknown} where a
     * proxy does not name him, so that any list would, else with {@code would_lock_out}.
     */
    AllowedAddresses change(List<String> cidrs, boolean force, Actor by, String address) {
        if (!force) {
            requireInside(AllowedAddresses.proposed(cidrs), address);
        }
        var changed = new AdminAddressesChanged(cidrs, address);
        boolean appended;
        do { // another change may come first
            appended = audit.append(STREAM, newest().version(), changed, by);
        } while (!appended);
        inForce.forget(ALL);
        return newest();
    }

    /** Lets the desk be administered from everywhere again, if it may not; for those who locked themselves out. */
    void open() {
        if (!newest().areEverywhere()) {
            change(List.of(), true, Actor.SYSTEM, "");
            LOG.atWarn().log("the desk may be administered from everywhere again, because the settings say so");
        }
    }

    private void requireInside(AllowedAddresses next, String address) {
        if (!allow(next, address)) {
            throw new RequestRefused(
                    proxies.contain(address) ? ProblemCode.ADDRESS_UNKNOWN : ProblemCode.WOULD_LOCK_OUT);
        }
    }

    /** A proxy's own address stands for a client it did not name, who may be anywhere. */
    private boolean allow(AllowedAddresses allowed, String address) {
        return allowed.areEverywhere() || (allowed.contain(address) && !proxies.contain(address));
    }
}
