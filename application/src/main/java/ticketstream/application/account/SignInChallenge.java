package ticketstream.application.account;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.OneTimeTokens.Use;

/** What stands between a right password and a session where there is a second factor: a code, and few tries for it. */
public final class SignInChallenge {
    /** How long the code may be awaited. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private static final int MOST_TRIES = 6;

    private final OneTimeTokens tokens;
    private final SecondFactor factor;
    private final SignInBasis basis;
    private final AccountLookup accounts;

    /** Accounts are read through {@code accounts}, so that a disabled one is out at once. */
    public SignInChallenge(OneTimeTokens tokens, SecondFactor factor, SignInBasis basis, AccountLookup accounts) {
        this.tokens = tokens;
        this.factor = factor;
        this.basis = basis;
        this.accounts = accounts;
    }

    /** What a sign-in at this address rests on now, see {@link SignInBasis}. */
    public String basisOf(String email) {
        return basis.of(email);
    }

    /** What comes after a right password. */
    public Next begin(SignIn.Known known) {
        var account = known.account();
        var on = basis.of(known.mark(), account.id());
        return factor.isOn(account)
                ? new Next.Code(account, tokens.issue(Use.SIGN_IN, account.id(), on, LIFE))
                : new Next.Nothing(account, on);
    }

    /** The account that may come in; an unknown or old token, a wrong code and a disabled account look the same. */
    public Outcome answer(String token, String code) {
        var tried = tokens.tryOnce(Use.SIGN_IN, token);
        if (tried.isEmpty()) {
            return new Outcome.Refused(null);
        }
        var entry = tried.get();
        if (entry.tries() > MOST_TRIES) {
            return new Outcome.Exhausted(entry.accountId());
        }
        return accounts.find(entry.accountId())
                .filter(AccountState::enabled)
                .filter(account -> basis.of(account.email()).equals(entry.mark()))
                .filter(account -> factor.accepts(account, code))
                .filter(account -> tokens.redeem(Use.SIGN_IN, token))
                .<Outcome>map(account -> new Outcome.Passed(account, entry.mark()))
                .orElseGet(() -> refused(entry));
    }

    private static Outcome refused(OneTimeTokens.Entry entry) {
        return entry.tries() == MOST_TRIES
                ? new Outcome.Exhausted(entry.accountId())
                : new Outcome.Refused(entry.accountId());
    }

    /** What comes after a right password. */
    public sealed interface Next {
        /** A code, for which {@code token} is good and for nothing else; void when what it rests on changes. */
        record Code(AccountState account, String token) implements Next {}

        /** The password was enough; {@code on} is what the sign-in rests on. */
        record Nothing(AccountState account, String on) implements Next {}
    }

    /** What became of a try. */
    public sealed interface Outcome {
        /** The code was right; {@code on} is what the sign-in rests on. */
        record Passed(AccountState account, String on) implements Outcome {}

        /** It was not; another try is allowed. Nobody knows whose it was where the token is unknown or old. */
        record Refused(@Nullable String accountId) implements Outcome {}

        /** It was not, six times: the password has to be shown again. */
        record Exhausted(String accountId) implements Outcome {}
    }
}
