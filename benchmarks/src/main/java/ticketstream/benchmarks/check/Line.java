package ticketstream.benchmarks.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code history.jsonl}: an invocation with what was asked, or its outcome with what was answered.
 *
 * @param type {@code invoke}, {@code ok}, {@code fail} or {@code unknown}
 */
record Line(
        String type,
        long operation,
        Instant at,
        @Nullable String client,
        @Nullable String actor,
        @Nullable Kind kind,
        @Nullable String ticket,
        @Nullable String argument,
        long version,
        @Nullable String answer) {}
