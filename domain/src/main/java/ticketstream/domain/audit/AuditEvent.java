package ticketstream.domain.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.event.Audited;
import ticketstream.domain.event.Stored;

/**
 * Everything recorded about who came, who did not come in, and what those who run the desk did. Who did it travels in the
 * message's metadata. Personal are {@code accountId}, {@code address} and {@code device}, and nothing else; secrets never
 * are part of it. See ADR 0018.
 */
public sealed interface AuditEvent extends Audited {
    @Override
    default @Nullable String accountId() {
        return null;
    }

    /** The network address it came from; null where many came from different ones. */
    @Nullable
    String address();

    /** Somebody signed in; {@code device} is browser and system, null when unknown. */
    @Stored("audit.sign-in-succeeded")
    record SignInSucceeded(
            String accountId,
            String sessionId,
            boolean secondFactor,
            String address,
            @Nullable String device) implements AuditEvent {}

    /**
     * Somebody could not sign in, {@code count} times since {@code since}. Repeats within a minute come together.
     *
     * @param accountId null where no account has the e-mail address that was given, or where there were too many to tell
     * @param address of an IPv6 address the first 64 bits; null where there were too many to tell
     * @param device of the last one
     */
    @Stored("audit.sign-in-refused")
    record SignInRefused(
            @Nullable String accountId,
            Reason reason,
            int count,
            Instant since,
            @Nullable String address,
            @Nullable String device)
            implements AuditEvent {

        /** Why; the text form is public API. */
        public enum Reason {
            WRONG_PASSWORD,
            WRONG_CODE,
            UNKNOWN_ACCOUNT,
            ACCOUNT_DISABLED,
            /** Too many tries for this account had failed before, so nothing was checked. */
            LOCKED_OUT,
            /** Too many tries in a minute, so nothing was checked. */
            TOO_MANY_TRIES;

            private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

            @Override
            public String toString() {
                return text;
            }
        }
    }

    /** Somebody left where they were signed in. */
    @Stored("audit.signed-out")
    record SignedOut(String accountId, String sessionId, String address) implements AuditEvent {}

    /** Sessions were ended from elsewhere, by their owner or an administrator. */
    @Stored("audit.sessions-ended")
    record SessionsEnded(String accountId, List<String> sessionIds, String address) implements AuditEvent {
        /** The caller's list is copied. */
        public SessionsEnded {
            sessionIds = List.copyOf(sessionIds);
        }
    }

    /** Somebody who had a link from a mail chose another password; that it changed is in the account's own events. */
    @Stored("audit.password-reset")
    record PasswordReset(String accountId, String address) implements AuditEvent {}

    /** The desk may be administered from these blocks of addresses from now on; none = from everywhere. */
    @Stored("audit.admin-addresses-changed")
    record AdminAddressesChanged(List<String> cidrs, String address) implements AuditEvent {
        /** The caller's list is copied. */
        public AdminAddressesChanged {
            cidrs = List.copyOf(cidrs);
        }
    }

    /** A rebuild of a read model takes this step; {@code step} is the last word of the path it was asked for by. */
    @Stored("audit.rebuild-directed")
    record RebuildDirected(String projection, String step, String address) implements AuditEvent {}

    /** The topics are to be filled again from the log. */
    @Stored("audit.refill-wished")
    record RefillWished(String address) implements AuditEvent {}

    /** Applying the events that wait for a read model was tried again; {@code sequence} is the ticket's or account's id. */
    @Stored("audit.dead-letter-retried")
    record DeadLetterRetried(String projection, String sequence, String address) implements AuditEvent {}

    /** A read model goes on without an event; why is kept with that decision. */
    @Stored("audit.dead-letter-skipped")
    record DeadLetterSkipped(String projection, String sequence, String address) implements AuditEvent {}

    /** A record that is none of our events is off the list; why is kept with it. */
    @Stored("audit.foreign-record-dismissed")
    record ForeignRecordDismissed(String recordId, String address) implements AuditEvent {}
}
