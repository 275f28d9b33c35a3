package ticketstream.domain.account;

/** A refused command: nothing happened. Carries no stack trace, because a refusal is an answer and not a fault. */
public final class AccountRejection extends RuntimeException {
    /** Why a command was refused; the names are public API. */
    public enum Reason {
        ACCOUNT_NOT_FOUND,
        /** The actor may not administer accounts. */
        FORBIDDEN,
        /** Another account has this e-mail address. */
        EMAIL_TAKEN,
        /** An agent without a department sees nothing. */
        DEPARTMENT_REQUIRED,
        /** Only an agent has a department. */
        DEPARTMENT_NOT_ALLOWED,
        /** The account has no such grant, or not any more. */
        GRANT_NOT_FOUND,
        /** The grant's time is over: it can no longer be approved or taken back. */
        GRANT_ENDED,
        /** The grant does not say one thing for one part of the desk. */
        GRANT_UNSOUND,
        /** Whoever gave a grant, or gets it, cannot be the second who agrees. */
        SECOND_ADMINISTRATOR_NEEDED,
        /** The desk would be left without an enabled administrator. */
        LAST_ADMINISTRATOR,
        /** The present password does not fit. */
        WRONG_PASSWORD,
        /** The code of the second factor is wrong, used already or too old. */
        WRONG_CODE,
        /** There is a second factor, which has to be switched off first. */
        TOTP_ENABLED,
        /** There is no second factor, or none is being set up. */
        TOTP_NOT_ENABLED
    }

    private final Reason reason;

    public AccountRejection(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
