package ticketstream.application.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.bson.Document;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;

/**
 * Keeps the desk from losing its last enabled administrator, also when two of them demote each other at once. One small
 * document, changed by compare and set, says who is certain to administer; an account under change counts as nobody
 * until the log has told how it ended. A change whose node died is settled from the log after a minute.
 */
public final class Administrators {
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private final MongoCollection<Document> collection;
    private final LoggedAccounts log;
    private final Clock clock;

    /** Uses the collection {@code administrators}. */
    public Administrators(MongoDatabase database, LoggedAccounts log, Clock clock) {
        this.collection = JournaledCollection.of(database, "administrators");
        this.log = log;
        this.clock = clock;
    }

    /** Whether anybody administers this desk, or is about to. */
    public boolean exist() {
        settleAbandoned();
        var roll = read();
        return !roll.enabled().isEmpty() || !roll.changing().isEmpty();
    }

    /**
     * Runs a change of one account's role or access.
     *
     * @throws AccountRejection with {@link Reason#LAST_ADMINISTRATOR}
     * @throws Overloaded when the same account is being changed by somebody else
     */
    void change(String accountId, boolean administersAfterwards, Runnable change) {
        settleAbandoned();
        update(roll -> begin(roll, accountId, administersAfterwards));
        try {
            change.run();
        } finally {
            settle(accountId);
        }
    }

    private AdministratorRoll begin(AdministratorRoll roll, String accountId, boolean administersAfterwards) {
        if (roll.isBusy(accountId)) {
            throw new Overloaded("change of an account");
        }
        if (!administersAfterwards && roll.isLast(accountId)) {
            throw new AccountRejection(Reason.LAST_ADMINISTRATOR);
        }
        return roll.begin(accountId, clock.instant());
    }

    private void settleAbandoned() {
        read().changingSinceBefore(clock.instant().minus(ABANDONED_AFTER)).forEach(this::settle);
    }

    private void settle(String accountId) {
        boolean administers =
                log.find(accountId).filter(AccountState::administers).isPresent();
        update(roll -> roll.settle(accountId, administers));
    }

    private void update(UnaryOperator<AdministratorRoll> step) {
        AdministratorRoll before;
        do {
            before = read();
        } while (!replace(before, step.apply(before)));
    }

    private AdministratorRoll read() {
        var document = collection.find(eq("_id", AdministratorRoll.ID)).first();
        return document == null ? AdministratorRoll.EMPTY : AdministratorRoll.from(document);
    }

    private boolean replace(AdministratorRoll before, AdministratorRoll after) {
        if (before.version() == 0) {
            return JournaledCollection.insertIfAbsent(collection, after.document());
        }
        var unchanged = and(eq("_id", AdministratorRoll.ID), eq("version", before.version()));
        return collection.replaceOne(unchanged, after.document()).getMatchedCount() == 1;
    }
}
