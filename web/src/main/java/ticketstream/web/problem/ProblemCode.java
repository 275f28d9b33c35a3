package ticketstream.web.problem;

import java.util.Locale;

/** Everything that can be wrong, as clients know it. The text form ({@code stale_version}) is public API. */
public enum ProblemCode {
    VALIDATION_FAILED(400, "Some fields are not as they should be."),
    UNKNOWN_FIELD(400, "The request has a field that does not exist here."),
    MALFORMED_JSON(400, "The body is not the JSON object that is expected here."),
    MALFORMED_REQUEST(400, "The request cannot be understood."),
    DEPARTMENT_REQUIRED(400, "An agent needs a department."),
    DEPARTMENT_NOT_ALLOWED(400, "Only an agent has a department."),
    ADMINISTERING_NOT_ALLOWED(400, "Only the role admin administers accounts; no other role can contain it."),
    DESK_REQUIRED(400, "What is not about tickets needs a role whose base reaches the whole desk."),
    GRANT_UNSOUND(
            400,
            "A grant names one role or one permission, for a department, a ticket or the whole desk, where it means something."),
    INVALID_TOKEN(400, "The link is not, or no longer, good."),
    UNAUTHENTICATED(401, "A valid access token is needed."),
    BAD_CREDENTIALS(401, "The sign-in data do not fit."),
    FORBIDDEN(403, "This is not allowed."),
    SECOND_ADMINISTRATOR_NEEDED(403, "Who gave the grant, or gets it, cannot be the second who agrees."),
    WRONG_PASSWORD(403, "The present password does not fit."),
    WRONG_CODE(403, "The code is wrong, too old or used already."),
    REAUTH_REQUIRED(403, "This needs a password shown within the last five minutes."),
    TOTP_REQUIRED(403, "Accounts of this role need a second factor first."),
    IP_NOT_ALLOWED(403, "The desk may not be administered from this address."),
    NOT_FOUND(404, "There is nothing here."),
    TICKET_NOT_FOUND(404, "There is no such ticket."),
    ACCOUNT_NOT_FOUND(404, "There is no such account."),
    GRANT_NOT_FOUND(404, "The account has no such grant, or not any more."),
    ROLE_NOT_FOUND(404, "There is no such role among those that were made here, or not any more."),
    METHOD_NOT_ALLOWED(405, "This method does not exist here."),
    NOT_ACCEPTABLE(406, "The answer exists only as JSON."),
    REQUEST_TIMEOUT(408, "The request took too long to arrive."),
    ILLEGAL_STATUS_CHANGE(409, "The ticket cannot go there from its present status."),
    EMAIL_TAKEN(409, "Another account has this e-mail address."),
    ASSIGNEE_UNSUITABLE(409, "Nobody of this id works for the ticket's department."),
    TOTP_ENABLED(409, "There is a second factor already."),
    TOTP_NOT_ENABLED(409, "There is no second factor, or none is being set up."),
    GRANT_ENDED(409, "The grant's time is over."),
    ADDRESS_UNKNOWN(
            409,
            "Nobody says from which address you come, so no list would let you in: your proxy has to name it; force it if you mean it."),
    WOULD_LOCK_OUT(409, "Your own address would not be allowed any more; force it if you mean it."),
    ROLE_KEY_TAKEN(409, "Another role has this key."),
    ROLE_TITLE_TAKEN(409, "Another role is called so, or so nearly that nobody could tell."),
    ROLE_IN_USE(409, "Somebody has this role."),
    LAST_ADMINISTRATOR(409, "The desk needs at least one enabled administrator."),
    ILLEGAL_REBUILD_ACTION(409, "The rebuild is not in a state that allows this."),
    FIRST_EVENT_NEEDED(409, "Without its first event nothing can be shown of it; it cannot be skipped."),
    SKIP_WITHOUT_EFFECT(409, "The event still waits: its row cannot be read or written. Mend it, or rebuild."),
    STALE_VERSION(412, "It has changed since it was read."),
    TOO_LARGE(413, "The body is larger than 128 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has to be application/json in UTF-8, not compressed."),
    IDEMPOTENCY_KEY_REUSED(422, "This idempotency key belongs to another request."),
    TOO_MANY_REQUESTS(429, "Too many requests; try again later."),
    HEADERS_TOO_LARGE(431, "The headers are too large."),
    INTERNAL(500, "Something went wrong here; the trace id tells us what."),
    STORE_UNAVAILABLE(503, "Nothing was changed; try again shortly."),
    OUTCOME_UNKNOWN(503, "It is not known whether the change was made; look before trying again."),
    OVERLOADED(503, "Too much to do at once; try again shortly.");

    private final int status;
    private final String detail;
    private final String text = name().toLowerCase(Locale.ROOT);

    ProblemCode(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One sentence for people; it never tells anything about the inside. */
    public String detail() {
        return detail;
    }

    @Override
    public String toString() {
        return text;
    }
}
