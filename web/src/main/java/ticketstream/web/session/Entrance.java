package ticketstream.web.session;

import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.AccountText;
import ticketstream.application.account.AccountView;
import ticketstream.application.account.FirstAdministrator;
import ticketstream.application.account.NewAccount;
import ticketstream.application.account.Registration;
import ticketstream.application.account.SignIn;
import ticketstream.domain.actor.Actor;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.AccessTokens;
import ticketstream.web.security.RateLimit;

/** Lets people in, or does not and never says why. Tries are counted for each address of each kind. */
final class Entrance {
    private final Registration registration;
    private final FirstAdministrator firstAdministrator;
    private final SignIn signIn;
    private final AccountLookup accounts;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final RateLimit tries;

    Entrance(
            Registration registration,
            FirstAdministrator firstAdministrator,
            SignIn signIn,
            AccountLookup accounts,
            Sessions sessions,
            AccessTokens accessTokens,
            RateLimit tries) {
        this.registration = registration;
        this.firstAdministrator = firstAdministrator;
        this.signIn = signIn;
        this.accounts = accounts;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.tries = tries;
    }

    AccountView register(NewAccount account, String address) {
        count(address, account.email());
        return AccountView.of(registration.register(account, Actor.SYSTEM));
    }

    AccountView bootstrap(String token, NewAccount account, String address) {
        count(address, "bootstrap");
        return firstAdministrator
                .redeem(token, account)
                .map(AccountView::of)
                .orElseThrow(() -> new RequestRefused(ProblemCode.BAD_CREDENTIALS));
    }

    Admission signIn(SessionRequests.SigningIn data, Client client, String address) {
        var email = SessionRequests.text(data.email());
        count(address, email);
        return signIn.attempt(email, SessionRequests.text(data.password()))
                .map(account -> admit(account, sessions.begin(account.id(), client)))
                .orElseThrow(() -> new RequestRefused(ProblemCode.BAD_CREDENTIALS));
    }

    Admission renew(String refreshToken, String address) {
        var next = sessions.renew(refreshToken, address).orElseThrow(Entrance::unknown);
        return accounts.find(next.family().accountId())
                .filter(AccountState::enabled)
                .map(account -> admit(account, next))
                .orElseThrow(Entrance::unknown);
    }

    private void count(String address, String email) {
        tries.take(address + ' ' + AccountText.normaliseEmail(email));
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
