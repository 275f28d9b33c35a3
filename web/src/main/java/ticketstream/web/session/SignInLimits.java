package ticketstream.web.session;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import ticketstream.application.account.AccountText;
import ticketstream.web.limit.Cidr;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.limit.Lockout;
import ticketstream.web.limit.Pseudonyms;
import ticketstream.web.limit.RateLimit;
import ticketstream.web.limit.SharedCounts;

/**
 * How often one may knock: tries for an e-mail address from a network address, failed tries from a network address whomever
 * they are for, and failed tries for an e-mail address wherever they come from.
 */
final class SignInLimits {
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
        tries.take(Cidr.customer(address) + ' ' + AccountText.normaliseEmail(email))
                .require();
    }

    /** Counts a check of a secret of an account that is known already, wherever it comes from. */
    void countCheck(String secret, String accountId) {
        tries.take(secret + ' ' + accountId).require();
    }

    /** Checks unless too many tries failed. Known and unknown addresses are counted alike. */
    <T> Optional<T> attempt(String address, String email, String deviceCookie, Supplier<Optional<T>> check) {
        if (!counting) {
            return check.get();
        }
        count(address, email);
        var customer = Cidr.customer(address);
        failures.look(customer).require();
        var outcome = lockout.attempt(devices.counterOf(email, deviceCookie), check);
        if (outcome.isEmpty()) {
            failures.take(customer);
        }
        return outcome;
    }
}
