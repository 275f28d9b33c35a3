package ticketstream.web.session;

import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.AccountView;
import ticketstream.application.account.FirstAdministrator;
import ticketstream.application.account.NewAccount;
import ticketstream.application.account.Registration;
import ticketstream.application.account.SignIn;
import ticketstream.domain.actor.Actor;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.AccessTokens;

/** Lets people in, or does not and never says why. Tries are counted. */
final class Entrance {
    private final Registration registration;
    private final FirstAdministrator firstAdministrator;
    private final SignIn signIn;
    private final AccountLookup accounts;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final SignInLimits limits;

    Entrance(
            Registration registration,
            FirstAdministrator firstAdministrator,
            SignIn signIn,
            AccountLookup accounts,
            Sessions sessions,
            AccessTokens accessTokens,
            SignInLimits limits) {
        this.registration = registration;
        this.firstAdministrator = firstAdministrator;
        this.signIn = signIn;
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

    Admission signIn(SessionRequests.SigningIn data, String address, String device) {
        var email = SessionRequests.text(data.email());
        var password = SessionRequests.text(data.password());
        return limits.attempt(address, email, device, () -> signIn.attempt(email, password))
                .map(account -> admit(account, sessions.begin(account.id())))
                .orElseThrow(() -> new RequestRefused(ProblemCode.BAD_CREDENTIALS));
    }

    Admission renew(String refreshToken) {
        var next = sessions.renew(refreshToken).orElseThrow(Entrance::unknown);
        return accounts.find(next.family().accountId())
                .filter(AccountState::enabled)
                .map(account -> admit(account, next))
                .orElseThrow(Entrance::unknown);
    }

    private Admission admit(AccountState account, RefreshToken refreshToken) {
        var sessionId = refreshToken.family().id();
        var accessToken = accessTokens.issue(account.id(), sessionId);
        var answer = new SignedIn(accessToken, "Bearer", AccessTokens.LIFE.toSeconds(), AccountView.of(account));
        return new Admission(answer, refreshToken);
    }

    private static RequestRefused unknown() {
        return new RequestRefused(ProblemCode.UNAUTHENTICATED);
    }

    /** What somebody who was let in gets: an answer anyone may read, and a cookie nobody may. */
    record Admission(SignedIn answer, RefreshToken refreshToken) {}
}
