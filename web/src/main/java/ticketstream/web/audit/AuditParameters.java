package ticketstream.web.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ticketstream.domain.actor.Actor;
import ticketstream.projections.audit.AuditQuery;
import ticketstream.projections.audit.AuditTrail;
import ticketstream.projections.row.Page;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.SignedCursor;

/** Understands how a caller wants the list narrowed and continued; whatever is not understood is refused. */
@Component
class AuditParameters {
    private static final int USUAL_LIMIT = 50;
    private static final int LONGEST_ID = 100;

    /** What the database can compare with. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final SignedCursor cursors;

    AuditParameters(SignedCursor cursors) {
        this.cursors = cursors;
    }

    AuditQuery query(AuditController.Parameters asked) {
        var from = parsed("from", "malformed", asked.from(), AuditParameters::time);
        var to = parsed("to", "malformed", asked.to(), AuditParameters::time);
        if (from != null && to != null && !from.isBefore(to)) {
            throw RequestRefused.invalid("to", "out_of_range");
        }
        return new AuditQuery(
                parsed(
                        "type",
                        "unknown_value",
                        asked.type(),
                        text -> Optional.of(text).filter(AuditTrail.TYPES::contains)),
                parsed(
                        "account",
                        "too_long",
                        asked.account(),
                        text -> Optional.of(text).filter(id -> id.length() <= LONGEST_ID)),
                from,
                to);
    }

    int limit(AuditController.Parameters asked) {
        var limit = parsed("limit", "out_of_range", asked.limit(), AuditParameters::number);
        return limit == null ? USUAL_LIMIT : limit;
    }

    /** The place behind which to go on; null at the beginning. */
    @Nullable
    Long before(AuditController.Parameters asked, AuditQuery query, Actor actor) {
        return parsed(
                "cursor",
                "unknown_value",
                asked.cursor(),
                cursor -> cursors.read(use(query, actor), cursor).map(Long::valueOf));
    }

    /** The text by which the caller asks for the page behind {@code place}. */
    @Nullable
    String cursor(AuditQuery query, @Nullable Long place, Actor actor) {
        return place == null ? null : cursors.write(use(query, actor), place.toString());
    }

    private static String use(AuditQuery query, Actor actor) {
        return "audit " + actor.id() + " " + query;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(limit -> limit >= 1 && limit <= Page.LARGEST);
    }

    private static <T> @Nullable T parsed(
            String name, String problem, @Nullable String text, Function<String, Optional<T>> understand) {
        return text == null ? null : understand.apply(text).orElseThrow(() -> RequestRefused.invalid(name, problem));
    }
}
