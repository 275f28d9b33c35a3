package ticketstream.web.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.Grant;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.web.problem.FieldChecks;

/** What an administrator gives, from when (now, unless said otherwise) until when, and why. */
record Granting(
        @Nullable Role role,
        @Nullable Permission permission,
        @Nullable String department,
        @Nullable UUID ticketId,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String reason,
        @Nullable Boolean needsApproval) {
    /** Longer than that is no exception but the rule: a role. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final int LONGEST_REASON = 500;

    Grant checked(Departments departments, Instant now) {
        var begin = (from == null ? now : from).truncatedTo(ChronoUnit.MILLIS);
        new FieldChecks()
                .optional("department", department, name -> departments.exist(name) ? null : "unknown_value")
                .required("until", until, end -> isInReach(begin, end, now) ? null : "out_of_range")
                .required("reason", reason, Granting::problem)
                .done();
        return new Grant(
                UUID.randomUUID().toString(),
                role,
                permission,
                department,
                ticketId == null ? null : ticketId.toString(),
                begin,
                Objects.requireNonNull(until).truncatedTo(ChronoUnit.MILLIS),
                Objects.requireNonNull(reason).strip(),
                Boolean.TRUE.equals(needsApproval));
    }

    private static boolean isInReach(Instant from, Instant until, Instant now) {
        return until.isAfter(now)
                && until.isAfter(from)
                && !until.minus(LONGEST).isAfter(from);
    }

    private static @Nullable String problem(String reason) {
        if (reason.isBlank()) {
            return "blank";
        }
        return reason.codePointCount(0, reason.length()) > LONGEST_REASON ? "too_long" : null;
    }
}
