package ticketstream.application.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.actor.Actor;

/**
 * How a fresh desk gets its first administrator: from the settings, or by a one-time token. There is no default account.
 * The token lives in this node's memory as a hash, for half an hour, and dies with use or with anybody's administrator.
 */
public final class FirstAdministrator {
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

    private final Administrators administrators;
    private final Registration registration;
    private final Clock clock;
    private @Nullable Offer offer;

    /** The clock ends the token. */
    public FirstAdministrator(Administrators administrators, Registration registration, Clock clock) {
        this.administrators = administrators;
        this.registration = registration;
        this.clock = clock;
    }

    /** Whether the desk has nobody who administers it. */
    public boolean isWanted() {
        return !administrators.exist();
    }

    /**
     * Creates the administrator named in the settings, unless there is one; texts are checked already. A start that was
     * killed half-way is completed by the next one at once.
     *
     * @throws AccountRejection when somebody who is no administrator has the address
     */
    public void createFromSettings(String email, String password) {
        if (isWanted()) {
            var normalised = AccountText.normaliseEmail(email);
            var username = normalised.substring(0, normalised.indexOf('@'));
            registration.register(NewAccount.administrator(username, email, password), Actor.SYSTEM, Duration.ZERO);
        }
    }

    /** A new token to print, replacing any older one; empty when the desk has an administrator. */
    public synchronized Optional<String> offerToken() {
        if (administrators.exist()) {
            return Optional.empty();
        }
        var token = Secrets.next();
        offer = new Offer(Secrets.hash(token), clock.instant().plus(TOKEN_LIFE));
        return Optional.of(token);
    }

    /** Registers the first administrator; empty when the token is not, or no longer, the one that was offered. */
    public synchronized Optional<AccountState> redeem(String token, NewAccount account) {
        if (offer == null || !offer.accepts(token, clock.instant()) || administrators.exist()) {
            return Optional.empty();
        }
        var administrator = registration.register(account, Actor.SYSTEM);
        offer = null;
        return Optional.of(administrator);
    }

    private record Offer(String hash, Instant until) {
        boolean accepts(String token, Instant now) {
            return now.isBefore(until) && Secrets.fits(token, hash);
        }
    }
}
