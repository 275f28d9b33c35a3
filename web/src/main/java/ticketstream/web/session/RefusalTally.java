package ticketstream.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.audit.AuditEvent.SignInRefused;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;

/**
 * What is still to be recorded of refused sign-ins, so that nobody fills the log: a first refusal at once, repeats for the
 * same account from the same address for the same reason once a minute with their count. So many kinds are told apart at a
 * time, and what is beyond is counted by its reason alone. For one thread. See ADR 0018.
 */
final class RefusalTally {
    /** Kinds of refusals for accounts that exist, at a time and so in a minute. */
    static final int KNOWN = 100;

    /** The same for e-mail addresses that no account has, so that guessing at those hides nothing about the others. */
    static final int UNKNOWN = 20;

    private static final Duration APART = Duration.ofMinutes(1);

    private final Map<Kind, Due> kinds = new HashMap<>();

    /** What is recorded together. */
    record Kind(@Nullable String accountId, @Nullable String address, Reason reason) {
        private boolean isAnybody() {
            return address == null;
        }
    }

    private record Due(int count, Instant since, @Nullable String device, Instant notBefore) {}

    /** Takes in {@code count} refusals, the first of which was at {@code since}. */
    void add(Kind kind, @Nullable String device, int count, Instant since) {
        boolean fits = kind.isAnybody() || kinds.containsKey(kind) || hasRoomFor(kind);
        var counted = fits ? kind : new Kind(null, null, kind.reason());
        var shown = fits ? device : null;
        kinds.merge(
                counted,
                new Due(count, since, shown, Instant.MIN),
                (before, more) -> new Due(
                        before.count() + count,
                        before.count() == 0 ? since : before.since(),
                        shown,
                        before.notBefore()));
    }

    /** What may be recorded now. */
    List<SignInRefused> due(Instant now) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().count() > 0
                        && !now.isBefore(kind.getValue().notBefore()))
                .map(kind -> event(kind.getKey(), kind.getValue()))
                .toList();
    }

    /** It is in the log. */
    void recorded(SignInRefused refused, Instant now) {
        var kind = new Kind(refused.accountId(), refused.address(), refused.reason());
        kinds.put(kind, new Due(0, now, refused.device(), now.plus(APART)));
    }

    /** Forgets kinds of which nothing was heard for a minute. */
    void tidy(Instant now) {
        kinds.values().removeIf(due -> due.count() == 0 && !now.isBefore(due.notBefore()));
    }

    private boolean hasRoomFor(Kind kind) {
        boolean known = kind.accountId() != null;
        long taken = kinds.keySet().stream()
                .filter(other -> !other.isAnybody() && (other.accountId() != null) == known)
                .count();
        return taken < (known ? KNOWN : UNKNOWN);
    }

    private static SignInRefused event(Kind kind, Due due) {
        return new SignInRefused(
                kind.accountId(), kind.reason(), due.count(), due.since(), kind.address(), due.device());
    }
}
