package ticketstream.application.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.bson.Document;
import ticketstream.domain.account.AccountCommand.RenewAccountRole;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.role.CustomRoleRejection;
import ticketstream.domain.role.CustomRoleRejection.Reason;

/**
 * Who has, or is about to get, which custom role: an entry is there before the account's event and goes only after the
 * account has another role, so whoever changes or retires a role misses nobody. What an account has is said by the log
 * alone. See ADR 0019.
 */
public final class RoleHolders {
    /** Longer than any command waits for its outcome. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private static final int AT_ONCE = 32;

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final Roles roles;
    private final LoggedAccounts log;
    private final AccountJournal journal;
    private final Clock clock;

    /** Uses the collection {@code roleholders}. */
    public RoleHolders(MongoDatabase database, Roles roles, LoggedAccounts log, AccountJournal journal, Clock clock) {
        this.collection = JournaledCollection.of(database, "roleholders");
        collection.createIndex(Indexes.ascending("role"));
        collection.createIndex(Indexes.ascending("account"));
        this.roles = roles;
        this.log = log;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Runs what gives the account a role, one of the five or a custom one. Nobody else changes this account meanwhile.
     *
     * @throws CustomRoleRejection with {@link Reason#ROLE_NOT_FOUND} when the role was retired meanwhile
     */
    void give(HeldRole role, String accountId, Actor actor, Runnable giving) {
        if (role.madeHere()) {
            enter(role, accountId);
        }
        try {
            giving.run();
        } catch (AccountRejection refused) {
            settle(accountId);
            throw refused;
        }
        settle(accountId);
        if (role.madeHere()) {
            roles.find(role.key()).filter(role::isOlderThan).ifPresent(newer -> renew(newer, accountId, actor));
        }
    }

    /** An account that has a later definition of its role, by the version the account came to with it. */
    public record Renewed(String accountId, long version) {}

    /**
     * Brings everybody who has the role to this definition, many at once, because the log takes what is written at the
     * same time together; those who were behind it.
     */
    List<Renewed> renew(HeldRole role, Actor actor) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var renewals = entries(role.key()).stream()
                    .map(entry -> CompletableFuture.supplyAsync(() -> renew(role, entry, actor), threads))
                    .toList();
            return renewals.stream().flatMap(renewal -> renewal.join().stream()).toList();
        }
    }

    private Optional<Renewed> renew(HeldRole role, Document entry, Actor actor) {
        return holder(entry)
                .filter(account -> account.role().isOlderThan(role))
                .map(account -> renew(role, account.id(), actor));
    }

    /** The accounts that have the role now, disabled ones included. */
    List<AccountState> holders(String key) {
        return entries(key).stream().flatMap(entry -> holder(entry).stream()).toList();
    }

    /** How many have the role, disabled ones included, and those who are about to get it. */
    long count(String key) {
        return collection.countDocuments(eq("role", key));
    }

    /** Whether somebody has the role or is about to get it. */
    boolean exist(String key) {
        var abandoned = clock.instant().minus(ABANDONED_AFTER);
        return entries(key).stream()
                .anyMatch(entry -> entry.getDate("since").toInstant().isAfter(abandoned)
                        || holder(entry).isPresent());
    }

    private Renewed renew(HeldRole role, String accountId, Actor actor) {
        journal.record(new RenewAccountRole(accountId, role, actor));
        return new Renewed(accountId, log.version(accountId));
    }

    /** Entered first and looked up then, so that either this sees that the role is retired or that sees the entry. */
    private void enter(HeldRole role, String accountId) {
        var id = role.key() + '/' + accountId;
        var entry = new Document("_id", id)
                .append("role", role.key())
                .append("account", accountId)
                .append("since", Date.from(clock.instant()));
        collection.replaceOne(eq("_id", id), entry, UPSERT);
        if (roles.find(role.key()).isEmpty()) {
            settle(accountId);
            throw new CustomRoleRejection(Reason.ROLE_NOT_FOUND);
        }
    }

    /** Forgets what the account does not have, now that its change is over. */
    private void settle(String accountId) {
        var held = log.find(accountId).map(account -> account.role().key()).orElse("");
        collection.deleteMany(and(eq("account", accountId), ne("role", held)));
    }

    private List<Document> entries(String key) {
        return collection.find(eq("role", key)).into(new ArrayList<>());
    }

    private Optional<AccountState> holder(Document entry) {
        return log.find(entry.getString("account"))
                .filter(account -> account.role().key().equals(entry.getString("role")));
    }
}
