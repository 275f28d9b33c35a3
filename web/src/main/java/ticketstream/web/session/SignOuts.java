package ticketstream.web.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.SessionsEnded;
import ticketstream.domain.audit.AuditEvent.SignedOut;
import ticketstream.web.security.VerifiedToken;

/**
 * Ends sessions because somebody wants to, and records who. Those that end with a password, a second factor or the account
 * are in the account's own events.
 */
public final class SignOuts {
    private final Sessions sessions;
    private final AccountLookup accounts;
    private final AuditLog audit;

    SignOuts(Sessions sessions, AccountLookup accounts, AuditLog audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Ends the sessions of both tokens, usually the same. */
    void leave(String refreshToken, @Nullable VerifiedToken accessToken, String address) {
        var left = Stream.of(
                        sessions.leave(refreshToken),
                        Optional.ofNullable(accessToken).flatMap(token -> sessions.end(token.sessionId())))
                .flatMap(Optional::stream)
                .toList();
        left.forEach(session ->
                audit.report(new SignedOut(session.accountId(), session.id(), address), owner(session.accountId())));
    }

    /** Ends another session of the one who asks; refuses with 404 where that is none. */
    void end(String sessionId, Actor owner, String address) {
        sessions.end(owner.id(), sessionId);
        audit.report(new SessionsEnded(owner.id(), List.of(sessionId), address), owner);
    }

    /** Ends all sessions of an account; whoever asks may do so. */
    public void endAll(String accountId, Actor by, String address) {
        var ended = sessions.endEach(accountId);
        if (!ended.isEmpty()) {
            audit.report(new SessionsEnded(accountId, ended, address), by);
        }
    }

    private Actor owner(String accountId) {
        return accounts.find(accountId).map(AccountState::itself).orElse(Actor.SYSTEM);
    }
}
