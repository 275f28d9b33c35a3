package ticketstream.web.session;

import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.AccountView;
import ticketstream.application.account.FirstAdministrator;
import ticketstream.application.account.NewAccount;
import ticketstream.application.account.Registration;
import ticketstream.application.account.SignIn;
import ticketstream.application.account.SignInChallenge;
import ticketstream.application.account.SignInChallenge.Next;
import ticketstream.application.account.SignInChallenge.Outcome.Exhausted;
import ticketstream.application.account.SignInChallenge.Outcome.Passed;
import ticketstream.application.account.SignInChallenge.Outcome.Refused;
import ticketstream.domain.actor.Actor;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.AccessTokens;
import ticketstream.web.session.CredentialRequests.AnsweringChallenge;

/** Lets people in, or does not and never says why. Tries are counted. */
final class Entrance {
    private final Registration registration;
    private final FirstAdministrator firstAdministrator;
    private final SignIn signIn;
    private final SignInChallenge challenge;
    private final AccountLookup accounts;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final SignInLimits limits;

    Entrance(
            Registration registration,
            FirstAdministrator firstAdministrator,
            SignIn signIn,
            SignInChallenge challenge,
            AccountLookup accounts,
            Sessions sessions,
            AccessTokens accessTokens,
            SignInLimits limits) {
        this.registration = registration;
        this.firstAdministrator = firstAdministrator;
        this.signIn = signIn;
        this.challenge = challenge;
        this.accounts = accounts;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.limits = limits;
    }

    AccountView register(NewAccount account, String address) {
        limits.count(address, account.email());
        return AccountView.of(registration.register(account, Actor.SYSTEM));
    }

    AccountView bootstrap(String token, NewAccount account, String address) {
        limits.count(address, "bootstrap");
        return firstAdministrator
                .redeem(token, account)
                .map(AccountView::of)
                .orElseThrow(() -> new RequestRefused(ProblemCode.BAD_CREDENTIALS));
    }

    Reception signIn(SessionRequests.SigningIn data, Client client, String address, String device) {
        var email = SessionRequests.text(data.email());
        var password = SessionRequests.text(data.password());
        var known = limits.attempt(address, email, device, () -> signIn.attempt(email, password))
                .orElseThrow(() -> new RequestRefused(ProblemCode.BAD_CREDENTIALS));
        return switch (challenge.begin(known)) {
            case Next.Code(AccountState account, String token) -> awaitCode(account, token);
            case Next.Nothing(AccountState account, String on) -> admit(account, begin(account, on, client));
        };
    }

    Admission answer(AnsweringChallenge data, Client client) {
        var token = SessionRequests.text(data.mfaToken());
        return switch (challenge.answer(token, SessionRequests.text(data.code()))) {
            case Passed(AccountState account, String on) -> admitKnown(account, on, client);
            case Refused refused -> throw new RequestRefused(ProblemCode.BAD_CREDENTIALS);
            case Exhausted exhausted -> throw RequestRefused.tooMany(1);
        };
    }

    private Admission admitKnown(AccountState account, String on, Client client) {
        limits.passed(account.id());
        return admit(account, begin(account, on, client));
    }

    Admission renew(String refreshToken, Client client) {
        var next = sessions.renew(refreshToken, client).orElseThrow(Entrance::unknown);
        return accounts.find(next.family().accountId())
                .filter(AccountState::enabled)
                .map(account -> admit(account, next))
                .orElseThrow(Entrance::unknown);
    }

    Admission admit(AccountState account, RefreshToken refreshToken) {
        var sessionId = refreshToken.family().id();
        var accessToken = accessTokens.issue(account.id(), sessionId);
        var answer = new SignedIn(accessToken, "Bearer", AccessTokens.LIFE.toSeconds(), AccountView.of(account));
        return new Admission(answer, refreshToken);
    }

    /** A session must not outlive what it rests on because it began while that was changed. */
    private RefreshToken begin(AccountState account, String on, Client client) {
        var begun = sessions.begin(account.id(), client);
        if (!challenge.basisOf(account.email()).equals(on)) {
            sessions.end(begun.family().id());
            throw new RequestRefused(ProblemCode.BAD_CREDENTIALS);
        }
        return begun;
    }

    /** Counted for the account: who knows its password may come from many addresses. */
    private Reception awaitCode(AccountState account, String token) {
        limits.awaitCode(account.id());
        return new Challenge(account.id(), new CodeAwaited(token, SignInChallenge.LIFE.toSeconds()));
    }

    private static RequestRefused unknown() {
        return new RequestRefused(ProblemCode.UNAUTHENTICATED);
    }

    /** What a right password leads to. */
    sealed interface Reception {}

    /** What somebody who was let in gets: an answer anyone may read, and a cookie nobody may. */
    record Admission(SignedIn answer, RefreshToken refreshToken) implements Reception {}

    /** Somebody has to show a code as well. */
    record Challenge(String accountId, CodeAwaited answer) implements Reception {}

    /**
     * The answer to a password where there is a second factor.
     *
     * @param mfaToken good for the code and nothing else
     * @param expiresIn in seconds
     */
    record CodeAwaited(String mfaToken, long expiresIn) {
        @Override
        public String toString() {
            return "CodeAwaited";
        }
    }
}
