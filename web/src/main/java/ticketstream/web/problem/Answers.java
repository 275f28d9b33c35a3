package ticketstream.web.problem;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import ticketstream.application.account.Overloaded;
import ticketstream.application.desk.IdempotencyKeyReused;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.application.eventstore.StoreUnavailable;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.role.CustomRoleRejection;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.projections.generation.RebuildRefused;
import ticketstream.projections.row.NotParked;
import ticketstream.projections.row.NotServing;
import ticketstream.projections.row.SkipRefused;
import ticketstream.web.projection.ProjectionNotFound;

/** Finds the answer to whatever was thrown. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** No room, or a disk that failed: the server refused before it did anything. */
    private static final Set<Integer> DISK = Set.of(14031, 39);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private Answers() {}

    /** To a request of this method. */
    static ProblemAnswer to(Throwable thrown, String method) {
        return READING.contains(method) ? undone(thrown) : to(thrown);
    }

    /** To a request that had changed nothing yet, or never would: nothing is unknown then. */
    static ProblemAnswer undone(Throwable thrown) {
        var answer = to(thrown);
        return answer.problem().code().equals(ProblemCode.OUTCOME_UNKNOWN.toString())
                ? ProblemAnswer.of(ProblemCode.STORE_UNAVAILABLE)
                : answer;
    }

    private static ProblemAnswer to(Throwable thrown) {
        return switch (thrown) {
            case RequestRefused refused -> refused(refused);
            case TicketRejection rejection -> rejected(rejection);
            case AccountRejection rejection -> ProblemAnswer.of(RejectionCodes.of(rejection.reason()));
            case CustomRoleRejection rejection -> rejected(rejection);
            case HttpMessageNotReadableException unreadable -> UnreadableBody.answer(unreadable.getCause());
            case IdempotencyKeyReused reused -> ProblemAnswer.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
            case RebuildRefused refused -> ProblemAnswer.of(ProblemCode.ILLEGAL_REBUILD_ACTION);
            case SkipRefused refused -> ProblemAnswer.of(RejectionCodes.of(refused.reason()));
            case NotParked missing -> ProblemAnswer.of(ProblemCode.NOT_FOUND);
            case NotServing filling -> ProblemAnswer.of(ProblemCode.STORE_UNAVAILABLE);
            case ProjectionNotFound missing -> ProblemAnswer.of(ProblemCode.NOT_FOUND);
            case Overloaded overloaded -> ProblemAnswer.of(ProblemCode.OVERLOADED);
            case ConcurrencyException lost -> ProblemAnswer.of(ProblemCode.OVERLOADED);
            case StoreUnavailable store -> unavailable(ProblemCode.STORE_UNAVAILABLE, store);
            case OutcomeUnknown store -> unavailable(ProblemCode.OUTCOME_UNKNOWN, store);
            case MongoException store -> ofDatabase(store);
            case KafkaException away -> unavailable(ProblemCode.STORE_UNAVAILABLE, away);
            case CommandExecutionException wrapper when wrapper.getCause() != null -> to(wrapper.getCause());
            case CompletionException wrapper when wrapper.getCause() != null -> to(wrapper.getCause());
            case ErrorResponse known -> FrameworkAnswers.to(known, thrown);
            default -> FrameworkAnswers.toOther(thrown);
        };
    }

    static ProblemAnswer internal(Throwable fault) {
        LOG.atError().setCause(fault).log("a request failed");
        return ProblemAnswer.of(ProblemCode.INTERNAL);
    }

    private static ProblemAnswer refused(RequestRefused refused) {
        var answer = ProblemAnswer.of(refused.code(), null, refused.errors());
        return refused.retryAfterSeconds() == 0
                ? answer
                : answer.with("Retry-After", String.valueOf(refused.retryAfterSeconds()));
    }

    private static ProblemAnswer rejected(TicketRejection rejection) {
        return rejected(RejectionCodes.of(rejection.reason()), rejection.currentVersion());
    }

    private static ProblemAnswer rejected(CustomRoleRejection rejection) {
        return rejected(RejectionCodes.of(rejection.reason()), rejection.currentVersion());
    }

    private static ProblemAnswer rejected(ProblemCode code, long currentVersion) {
        return ProblemAnswer.of(code, code == ProblemCode.STALE_VERSION ? currentVersion : null, List.of());
    }

    private static ProblemAnswer ofDatabase(MongoException fault) {
        return switch (fault) {
            case MongoWriteConcernException e -> unavailable(ProblemCode.OUTCOME_UNKNOWN, e);
            case MongoConnectionPoolClearedException e -> unavailable(ProblemCode.STORE_UNAVAILABLE, e);
            case MongoTimeoutException e -> unavailable(ProblemCode.STORE_UNAVAILABLE, e);
            case MongoSocketException e -> unavailable(ProblemCode.OUTCOME_UNKNOWN, e);
            case MongoNotPrimaryException e -> unavailable(ProblemCode.STORE_UNAVAILABLE, e);
            case MongoNodeIsRecoveringException e -> unavailable(ProblemCode.STORE_UNAVAILABLE, e);
            case MongoBulkWriteException e
            when e.getWriteConcernError() != null -> unavailable(ProblemCode.OUTCOME_UNKNOWN, e);
            case MongoException e when DISK.contains(e.getCode()) -> unavailable(ProblemCode.STORE_UNAVAILABLE, e);
            default -> internal(fault);
        };
    }

    private static ProblemAnswer unavailable(ProblemCode code, RuntimeException fault) {
        LOG.atWarn().setCause(fault).log("the store failed");
        return ProblemAnswer.of(code);
    }
}
