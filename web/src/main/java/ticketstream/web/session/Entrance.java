package ticketstream.web.session;

import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.AccountView;
import ticketstream.application.account.SignIn;
import ticketstream.application.account.SignInChallenge;
import ticketstream.application.account.SignInChallenge.Next;
import ticketstream.application.account.SignInChallenge.Outcome.Exhausted;
import ticketstream.application.account.SignInChallenge.Outcome.Passed;
import ticketstream.application.account.SignInChallenge.Outcome.Refused;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;
import ticketstream.domain.audit.AuditEvent.SignInSucceeded;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.AccessTokens;
import ticketstream.web.session.CredentialRequests.AnsweringChallenge;

/** Lets people in, or does not and never says why. Tries are counted, and recorded for auditors. */
final class Entrance {
    private final SignIn signIn;
    private final SignInChallenge challenge;
    private final AccountLookup accounts;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final SignInLimits limits;
    private final AuditLog audit;
    private final RefusedSignIns refusals;

    Entrance(
            SignIn signIn,
            SignInChallenge challenge,
            AccountLookup accounts,
            Sessions sessions,
            AccessTokens accessTokens,
            SignInLimits limits,
            AuditLog audit,
            RefusedSignIns refusals) {
        this.signIn = signIn;
        this.challenge = challenge;
        this.accounts = accounts;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.limits = limits;
        this.audit = audit;
        this.refusals = refusals;
    }

    Reception signIn(SessionRequests.SigningIn data, Client client, String device) {
        var email = SessionRequests.text(data.email());
        var password = SessionRequests.text(data.password());
        var caller = Caller.typing(email, client);
        refusals.during(caller, Reason.TOO_MANY_TRIES, () -> limits.admit(client.from(), email));
        var known = refusals.judging(
                        caller,
                        Reason.LOCKED_OUT,
                        () -> limits.attempt(client.from(), email, device, () -> signIn.attempt(email, password)))
                .orElseThrow(() -> refused(caller, Reason.WRONG_PASSWORD));
        return switch (challenge.begin(known)) {
            case Next.Code(AccountState account, String token) -> awaitCode(account, token, client);
            case Next.Nothing(AccountState account, String on) -> admit(account, begin(account, on, client, false));
        };
    }

    Admission answer(AnsweringChallenge data, Client client) {
        var token = SessionRequests.text(data.mfaToken());
        return switch (challenge.answer(token, SessionRequests.text(data.code()))) {
            case Passed(AccountState account, String on) -> admitKnown(account, on, client);
            case Refused(String accountId) -> throw wrongCode(accountId, client);
            case Exhausted(String accountId) -> throw exhausted(accountId, client);
        };
    }

    private Admission admitKnown(AccountState account, String on, Client client) {
        limits.passed(account.id());
        return admit(account, begin(account, on, client, true));
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
    private RefreshToken begin(AccountState account, String on, Client client, boolean secondFactor) {
        var begun = sessions.begin(account.id(), client);
        if (!challenge.basisOf(account.email()).equals(on)) {
            sessions.end(begun.family().id());
            throw refused(Caller.known(account.id(), client), Reason.WRONG_PASSWORD);
        }
        record(account, begun.family().id(), client, secondFactor);
        return begun;
    }

    /** Nobody is let in without a record of it. */
    private void record(AccountState account, String sessionId, Client client, boolean secondFactor) {
        try {
            audit.record(
                    new SignInSucceeded(account.id(), sessionId, secondFactor, client.from(), client.device()),
                    account.itself());
        } catch (RuntimeException unrecorded) {
            sessions.end(sessionId);
            throw unrecorded;
        }
    }

    /** Counted for the account: who knows its password may come from many addresses. */
    private Reception awaitCode(AccountState account, String token, Client client) {
        refusals.during(Caller.known(account.id(), client), Reason.LOCKED_OUT, () -> limits.awaitCode(account.id()));
        return new Challenge(account.id(), new CodeAwaited(token, SignInChallenge.LIFE.toSeconds()));
    }

    private RequestRefused wrongCode(@Nullable String accountId, Client client) {
        return accountId == null
                ? new RequestRefused(ProblemCode.BAD_CREDENTIALS)
                : refused(Caller.known(accountId, client), Reason.WRONG_CODE);
    }

    private RequestRefused exhausted(String accountId, Client client) {
        refusals.add(Caller.known(accountId, client), Reason.WRONG_CODE);
        return RequestRefused.tooMany(1);
    }

    private RequestRefused refused(Caller caller, Reason reason) {
        refusals.add(caller, reason);
        return new RequestRefused(ProblemCode.BAD_CREDENTIALS);
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
