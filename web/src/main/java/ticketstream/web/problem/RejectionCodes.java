package ticketstream.web.problem;

import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.role.CustomRoleRejection;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.projections.row.SkipRefused;

/** Which problem each reason for a refusal is. A new reason breaks the build until it is named here. */
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
            case GRANT_NOT_FOUND -> ProblemCode.GRANT_NOT_FOUND;
            case GRANT_ENDED -> ProblemCode.GRANT_ENDED;
            case GRANT_UNSOUND -> ProblemCode.GRANT_UNSOUND;
            case SECOND_ADMINISTRATOR_NEEDED -> ProblemCode.SECOND_ADMINISTRATOR_NEEDED;
        };
    }

    static ProblemCode of(CustomRoleRejection.Reason reason) {
        return switch (reason) {
            case ROLE_NOT_FOUND -> ProblemCode.ROLE_NOT_FOUND;
            case ROLE_KEY_TAKEN -> ProblemCode.ROLE_KEY_TAKEN;
            case ROLE_TITLE_TAKEN -> ProblemCode.ROLE_TITLE_TAKEN;
            case ROLE_IN_USE -> ProblemCode.ROLE_IN_USE;
            case STALE_VERSION -> ProblemCode.STALE_VERSION;
            case ADMINISTERING_NOT_ALLOWED -> ProblemCode.ADMINISTERING_NOT_ALLOWED;
            case DESK_REQUIRED -> ProblemCode.DESK_REQUIRED;
        };
    }

    static ProblemCode of(SkipRefused.Reason reason) {
        return switch (reason) {
            case FIRST_EVENT_NEEDED -> ProblemCode.FIRST_EVENT_NEEDED;
            case SKIP_WITHOUT_EFFECT -> ProblemCode.SKIP_WITHOUT_EFFECT;
        };
    }
}
