package ticketstream.web.administration;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;
import ticketstream.application.account.JournaledCollection;
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

    /** Puts others in force; unless forced refuses with {@code would_lock_out} what would leave the caller outside. */
    AllowedAddresses change(List<String> cidrs, boolean force, Person by, String address) {
        var now = clock.instant();
        AllowedAddresses next;
        do {
            next = newest().next(cidrs, now, by);
            if (!force && !allow(next, address)) {
                throw new RequestRefused(ProblemCode.WOULD_LOCK_OUT);
            }
        } while (!JournaledCollection.insertIfAbsent(collection, AllowedAddresses.document(next, now, by)));
        inForce.forget(ALL);
        return next;
    }

    /** A proxy's own address stands for a client it did not name, who may be anywhere. */
    private boolean allow(AllowedAddresses allowed, String address) {
        return allowed.areEverywhere() || (allowed.contain(address) && !proxies.contain(address));
    }
}
