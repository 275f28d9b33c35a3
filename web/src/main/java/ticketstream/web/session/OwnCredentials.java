package ticketstream.web.session;

import java.util.List;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.Passwords;
import ticketstream.application.account.SecondFactor;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.VerifiedToken;
import ticketstream.web.session.CredentialRequests.ChangingPassword;
import ticketstream.web.session.CredentialRequests.Reauthenticating;

/**
 * What people do with their own password and second factor. Whoever changes one of them stays signed in here, with
 * another refresh token, and nowhere else. Tries are counted for each account.
 */
final class OwnCredentials {
    private final AccountLookup accounts;
    private final Passwords passwords;
    private final SecondFactor factor;
    private final Sessions sessions;
    private final SignInLimits limits;

    OwnCredentials(
            AccountLookup accounts, Passwords passwords, SecondFactor factor, Sessions sessions, SignInLimits limits) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.factor = factor;
        this.sessions = sessions;
        this.limits = limits;
    }

    /** The present password proves who asks; where there is a second factor, it has to be fresh as well. */
    Renewed changePassword(VerifiedToken token, ChangingPassword data, String address) {
        var account = account(token);
        data.check(account);
        if (factor.isOn(account) && !sessions.isFresh(token.sessionId())) {
            throw new RequestRefused(ProblemCode.REAUTH_REQUIRED);
        }
        limits.check(account.id(), () -> passwords.change(account, data.present(), data.next(), token.sessionId()));
        return renewed(account, token, address);
    }

    void reauthenticate(VerifiedToken token, Reauthenticating data) {
        var account = account(token);
        limits.check(account.id(), () -> requireSecrets(account, data));
        sessions.refreshen(token.sessionId());
    }

    private void requireSecrets(AccountState account, Reauthenticating data) {
        passwords.require(account.id(), data.given());
        if (factor.isOn(account) && !factor.accepts(account, data.givenCode())) {
            throw new AccountRejection(Reason.WRONG_CODE);
        }
    }

    SecondFactor.Offer offerTotp(VerifiedToken token) {
        return factor.offer(account(token));
    }

    List<String> enableTotp(VerifiedToken token, String code) {
        return factor.enable(account(token), code, token.sessionId());
    }

    void disableTotp(VerifiedToken token) {
        factor.disable(account(token), token.sessionId());
    }

    List<String> replaceRecoveryCodes(VerifiedToken token) {
        return factor.replaceRecoveryCodes(token.accountId());
    }

    /** Another refresh token for the session that goes on. */
    RefreshToken goOn(VerifiedToken token, String address) {
        return sessions.replaceToken(token.sessionId(), address);
    }

    private Renewed renewed(AccountState account, VerifiedToken token, String address) {
        return new Renewed(account, goOn(token, address));
    }

    private AccountState account(VerifiedToken token) {
        return accounts.find(token.accountId()).orElseThrow(() -> new RequestRefused(ProblemCode.UNAUTHENTICATED));
    }

    /** The account, and the token with which its session goes on. */
    record Renewed(AccountState account, RefreshToken refreshToken) {}
}
