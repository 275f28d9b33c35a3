package ticketstream.domain.account;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;

/** Everything one can ask of an account. The caller has checked that the actor may ask it. */
public sealed interface AccountCommand {
    /** The account asked. */
    String accountId();

    /** Who asks. */
    Actor actor();

    /** Creates the account; the caller has reserved the e-mail address for it. */
    record RegisterAccount(
            @TargetAggregateIdentifier String accountId,
            String username,
            String email,
            HeldRole role,
            @Nullable String department,
            Actor actor)
            implements AccountCommand {}

    /**
     * Gives the account another role or department. An agent has a department, nobody else has one; roles count as their
     * base.
     */
    record ChangeAccountRole(
            @TargetAggregateIdentifier String accountId,
            HeldRole role,
            @Nullable String department,
            Actor actor) implements AccountCommand {}

    /**
     * Takes the account's custom role over as it is defined now; an account that has another role, or a later definition,
     * stays as it is.
     */
    record RenewAccountRole(@TargetAggregateIdentifier String accountId, HeldRole role, Actor actor)
            implements AccountCommand {}

    /** Lets the account in again. */
    record EnableAccount(@TargetAggregateIdentifier String accountId, Actor actor) implements AccountCommand {}

    /** Gives the account rights for a time. */
    record GiveGrant(@TargetAggregateIdentifier String accountId, Grant grant, Actor actor) implements AccountCommand {}

    /** Agrees, as the second administrator, to a grant that needs approval. */
    record ApproveGrant(@TargetAggregateIdentifier String accountId, String grantId, Instant at, Actor actor)
            implements AccountCommand {}

    /** Takes a grant back before its time. */
    record WithdrawGrant(@TargetAggregateIdentifier String accountId, String grantId, Instant at, Actor actor)
            implements AccountCommand {}

    /** Keeps the account out, open sessions included. */
    record DisableAccount(@TargetAggregateIdentifier String accountId, Actor actor) implements AccountCommand {}

    /** The account has another password from now on; what it is, is no business of the log. */
    record ChangeAccountPassword(@TargetAggregateIdentifier String accountId, Actor actor) implements AccountCommand {}

    /** Signing in takes a code as well from now on. */
    record EnableTotp(@TargetAggregateIdentifier String accountId, Actor actor) implements AccountCommand {}

    /** Signing in takes a password alone again. */
    record DisableTotp(@TargetAggregateIdentifier String accountId, Actor actor) implements AccountCommand {}

    /** One of the codes for the day the second factor is lost was used up. */
    record UseRecoveryCode(@TargetAggregateIdentifier String accountId, Actor actor) implements AccountCommand {}

    /** A refresh token came back that had been replaced: two had it, so the session was ended. */
    record ReportRefreshReuse(@TargetAggregateIdentifier String accountId, String sessionId, Actor actor)
            implements AccountCommand {}
}
