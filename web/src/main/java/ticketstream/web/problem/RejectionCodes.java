package ticketstream.web.problem;

import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.ticket.TicketRejection;

/** Which problem each of the domain's reasons is. A new reason breaks the build until it is named here. */
final class RejectionCodes {
    private RejectionCodes() {}

    static ProblemCode of(TicketRejection.Reason reason) {
        return switch (reason) {
            case TICKET_NOT_FOUND -> ProblemCode.TICKET_NOT_FOUND;
            case FORBIDDEN -> ProblemCode.FORBIDDEN;
            case ILLEGAL_STATUS_CHANGE -> ProblemCode.ILLEGAL_STATUS_CHANGE;
            case STALE_VERSION -> ProblemCode.STALE_VERSION;
            case ASSIGNEE_UNSUITABLE -> ProblemCode.ASSIGNEE_UNSUITABLE;
        };
    }

    static ProblemCode of(AccountRejection.Reason reason) {
        return switch (reason) {
            case ACCOUNT_NOT_FOUND -> ProblemCode.ACCOUNT_NOT_FOUND;
            case FORBIDDEN -> ProblemCode.FORBIDDEN;
            case EMAIL_TAKEN -> ProblemCode.EMAIL_TAKEN;
            case DEPARTMENT_REQUIRED -> ProblemCode.DEPARTMENT_REQUIRED;
            case DEPARTMENT_NOT_ALLOWED -> ProblemCode.DEPARTMENT_NOT_ALLOWED;
            case LAST_ADMINISTRATOR -> ProblemCode.LAST_ADMINISTRATOR;
            case WRONG_PASSWORD -> ProblemCode.WRONG_PASSWORD;
            case WRONG_CODE -> ProblemCode.WRONG_CODE;
            case TOTP_ENABLED -> ProblemCode.TOTP_ENABLED;
            case TOTP_NOT_ENABLED -> ProblemCode.TOTP_NOT_ENABLED;
        };
    }
}
