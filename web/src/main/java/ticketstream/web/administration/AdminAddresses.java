package ticketstream.web.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.account.JournaledCollection;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.ForASecond;
import ticketstream.web.security.TrustedProxies;

/**
 * From where the desk may be administered: the collection {@code adminaddresses}, a document for each change, the last of
 * which is in force. Each node looks once a second.
 */
final class AdminAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(AdminAddresses.class);
    private static final String ALL = "all";

    private final MongoCollection<Document> collection;
    private final TrustedProxies proxies;
    private final InstantSource clock;
    private final ForASecond<AllowedAddresses> inForce;

    AdminAddresses(MongoDatabase database, TrustedProxies proxies, InstantSource clock) {
        this.collection = JournaledCollection.of(database, "adminaddresses");
        this.proxies = proxies;
        this.clock = clock;
        this.inForce = new ForASecond<>(1, ignored -> newest());
    }

    /** The newest. */
    AllowedAddresses newest() {
        return AllowedAddresses.from(
                collection.find().sort(Sorts.descending("_id")).first());
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
    AllowedAddresses change(List<String> cidrs, boolean force, Person by, String address) {
        var now = clock.instant();
        AllowedAddresses next;
        do {
            next = newest().next(cidrs, now, by);
            if (!force) {
                requireInside(next, address);
            }
        } while (!JournaledCollection.insertIfAbsent(collection, AllowedAddresses.document(next, now, by)));
        inForce.forget(ALL);
        return next;
    }

    /** Lets the desk be administered from everywhere again, if it may not; for those who locked themselves out. */
    void open() {
        if (!newest().areEverywhere()) {
            change(List.of(), true, Actor.SYSTEM.person(), "");
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
