package ticketstream.domain.account;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Role;
import ticketstream.domain.event.Audited;
import ticketstream.domain.event.Stored;

/** Everything that can happen to an account. Who did it and when travels in the message's metadata and timestamp. */
public sealed interface AccountEvent extends Audited {
    /** The account it happened to. */
    @Override
    String accountId();

    /** The account exists, enabled. */
    @Stored("account.registered")
    record AccountRegistered(
            String accountId,
            String username,
            String email,
            Role role,
            @Nullable String department) implements AccountEvent {}

    /** One of the five roles, and the department, as they are from now on. */
    @Stored("account.role-changed")
    record AccountRoleChanged(
            String accountId, Role role, @Nullable String department) implements AccountEvent {}

    /** A custom role as it was defined at that moment, and the department, as they are from now on. */
    @Stored("account.custom-role-given")
    record CustomRoleGiven(
            String accountId, HeldRole role, @Nullable String department) implements AccountEvent {}

    /** The account may sign in again. */
    @Stored("account.enabled")
    record AccountEnabled(String accountId) implements AccountEvent {}

    /** The account has more rights for a time, once it is approved where it needs to be. */
    @Stored("account.grant-given")
    record GrantGiven(String accountId, Grant grant, Person givenBy) implements AccountEvent {}

    /** A second administrator agreed. */
    @Stored("account.grant-approved")
    record GrantApproved(String accountId, String grantId, Person approvedBy) implements AccountEvent {}

    /** The grant no longer counts, whatever its time. */
    @Stored("account.grant-withdrawn")
    record GrantWithdrawn(String accountId, String grantId) implements AccountEvent {}

    /** The account may neither sign in nor go on. */
    @Stored("account.disabled")
    record AccountDisabled(String accountId) implements AccountEvent {}

    /** The account signs in with another password; sessions from before ended, but for the one it was changed in. */
    @Stored("account.password-changed")
    record AccountPasswordChanged(String accountId) implements AccountEvent {}

    /** Signing in takes a time-based code as well. */
    @Stored("account.totp-enabled")
    record AccountTotpEnabled(String accountId) implements AccountEvent {}

    /** Signing in takes a password alone. */
    @Stored("account.totp-disabled")
    record AccountTotpDisabled(String accountId) implements AccountEvent {}

    /** Somebody signed in, or proved who they are, by a recovery code, which is used up. */
    @Stored("account.recovery-code-used")
    record AccountRecoveryCodeUsed(String accountId) implements AccountEvent {}

    /** A replaced refresh token was shown, so somebody has a copy; the session was ended. */
    @Stored("account.refresh-reuse-detected")
    record AccountRefreshReuseDetected(String accountId, String sessionId) implements AccountEvent {}
}
