package ticketstream.web.session;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import ticketstream.application.account.AccountText;
import ticketstream.application.account.Secrets;
import ticketstream.web.limit.Cidr;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.limit.Lockout;
import ticketstream.web.limit.Pseudonyms;
import ticketstream.web.limit.RateLimit;
import ticketstream.web.limit.SharedCounts;

/**
 * How often one may knock: tries for an e-mail address from a network address, failed tries from a network address whomever
 * they are for, and failed tries for an e-mail address or an account wherever they come from.
 */
final class SignInLimits {
    private static final String CODE = "code ";
    private static final String SECRETS = "secrets ";

    private final boolean counting;
    private final RateLimit tries;
    private final RateLimit failures;
    private final Lockout lockout;
    private final KnownDevices devices;

    SignInLimits(
            LimitsSettings settings,
            MongoDatabase database,
            Pseudonyms pseudonyms,
            SharedCounts shared,
            KnownDevices devices,
            InstantSource clock) {
        this.counting = settings.countsSignIns();
        this.tries = new RateLimit("sign-ins", settings.signInsPerMinute(), shared, clock);
        this.failures = new RateLimit("failed-sign-ins", settings.failedSignInsPerAddressPerMinute(), shared, clock);
        this.lockout = new Lockout(database, pseudonyms, clock);
        this.devices = devices;
    }

    /** Counts a try, whatever becomes of it. */
    void count(String address, String email) {
        tries.take(Cidr.customer(address) + ' ' + name(email)).require();
    }

    /** Counts a mail to an address, wherever it is asked for. */
    void countMail(String email) {
        tries.take("mail " + name(email)).require();
    }

    /** Somebody with the right password is asked for a code: a failed try until {@link #passed}. */
    void awaitCode(String accountId) {
        tries.take(CODE + accountId).require();
        if (counting) {
            lockout.count(CODE + accountId);
        }
    }

    /** The code was right. */
    void passed(String accountId) {
        if (counting) {
            lockout.clear(CODE + accountId);
        }
    }

    /** Checks secrets of an account that is signed in, unless too many tries failed; what cannot be judged failed, too. */
    void check(String accountId, Runnable check) {
        tries.take(SECRETS + accountId).require();
        if (counting) {
            lockout.count(SECRETS + accountId);
        }
        check.run();
        if (counting) {
            lockout.clear(SECRETS + accountId);
        }
    }

    /** Lets somebody try unless there were too many tries from where they are. */
    void admit(String address, String email) {
        if (counting) {
            count(address, email);
            failures.look(Cidr.customer(address)).require();
        }
    }

    /** Checks unless too many tries failed. Known and unknown addresses are counted alike. */
    <T> Optional<T> attempt(String address, String email, String deviceCookie, Supplier<Optional<T>> check) {
        if (!counting) {
            return check.get();
        }
        var outcome = lockout.attempt(devices.counterOf(email, deviceCookie), check);
        if (outcome.isEmpty()) {
            failures.take(Cidr.customer(address));
        }
        return outcome;
    }

    /** Of fixed length, whatever somebody sends as an address. */
    private static String name(String email) {
        return Secrets.hash(AccountText.normaliseEmail(email));
    }
}
