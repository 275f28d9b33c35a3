package ticketstream.web.session;

import ticketstream.application.account.AccountState;
import ticketstream.application.account.PasswordReset;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.session.CredentialRequests.ConfirmingReset;

/** Another password by a link in a mail; never tells whether there is an account. Tries are counted for each address. */
final class LostPasswords {
    private final PasswordReset reset;
    private final SignInLimits limits;
    private final AuditLog audit;

    LostPasswords(PasswordReset reset, SignInLimits limits, AuditLog audit) {
        this.reset = reset;
        this.limits = limits;
        this.audit = audit;
    }

    void request(String email, String address) {
        limits.count(address, email);
        limits.countMail(email);
        reset.request(email);
    }

    /** Tells whose password it was. */
    AccountState replace(ConfirmingReset data, String address) {
        limits.count(address, "reset");
        var token = data.checkedToken();
        var account = reset.accountOf(token).orElseThrow(LostPasswords::invalid);
        if (!reset.redeem(token, data.checkedPassword(account))) {
            throw invalid();
        }
        audit.report(new AuditEvent.PasswordReset(account.id(), address), account.itself());
        return account;
    }

    private static RequestRefused invalid() {
        return new RequestRefused(ProblemCode.INVALID_TOKEN);
    }
}
