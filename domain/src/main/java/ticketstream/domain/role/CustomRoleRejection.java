package ticketstream.domain.role;

/** A refused command: nothing happened. Carries no stack trace, because a refusal is an answer and not a fault. */
public final class CustomRoleRejection extends RuntimeException {
    /** Why a command was refused; the names are public API. */
    public enum Reason {
        /** There is no such custom role, or not any more. */
        ROLE_NOT_FOUND,
        /** There is such a role, be it one of the five. */
        ROLE_KEY_TAKEN,
        /** Another role is called so, be it one of the five. */
        ROLE_TITLE_TAKEN,
        /** Somebody has the role. */
        ROLE_IN_USE,
        /** The role has changed since the version the actor saw. */
        STALE_VERSION,
        /** Administrators are those who have the role of that name, so that one can count them. */
        ADMINISTERING_NOT_ALLOWED,
        /** What is not about tickets counts for the whole desk or not at all. */
        DESK_REQUIRED
    }

    private final Reason reason;
    private final long currentVersion;

    public CustomRoleRejection(Reason reason) {
        this(reason, 0);
    }

    public CustomRoleRejection(Reason reason, long currentVersion) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.currentVersion = currentVersion;
    }

    public Reason reason() {
        return reason;
    }

    /** The role's version at that moment; 0 unless the reason is {@link Reason#STALE_VERSION}. */
    public long currentVersion() {
        return currentVersion;
    }
}
