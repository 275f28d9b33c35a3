package ticketstream.web.session;

import ticketstream.application.account.AccountState;
import ticketstream.application.account.AccountText;
import ticketstream.application.account.PasswordReset;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.RateLimit;
import ticketstream.web.session.CredentialRequests.ConfirmingReset;

/** Another password by a link in a mail; never tells whether there is an account. Tries are counted for each address. */
final class LostPasswords {
    private final PasswordReset reset;
    private final RateLimit tries;

    LostPasswords(PasswordReset reset, RateLimit tries) {
        this.reset = reset;
        this.tries = tries;
    }

    void request(String email, String address) {
        tries.take(address + ' ' + AccountText.normaliseEmail(email));
        reset.request(email);
    }

    /** Tells whose password it was. */
    AccountState replace(ConfirmingReset data, String address) {
        tries.take(address);
        var token = data.checkedToken();
        var account = reset.accountOf(token).orElseThrow(LostPasswords::invalid);
        if (!reset.redeem(token, data.checkedPassword(account))) {
            throw invalid();
        }
        return account;
    }

    private static RequestRefused invalid() {
        return new RequestRefused(ProblemCode.INVALID_TOKEN);
    }
}
