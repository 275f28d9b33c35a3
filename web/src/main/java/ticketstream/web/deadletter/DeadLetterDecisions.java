package ticketstream.web.deadletter;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.DeadLetterRetried;
import ticketstream.domain.audit.AuditEvent.DeadLetterSkipped;
import ticketstream.projections.deadletter.ParkedSequence;
import ticketstream.projections.row.Projections;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Lets those who may decide on events that wait; each sees as much of the failures as he may. */
@Component
class DeadLetterDecisions {
    private final Projections projections;
    private final AccessPolicy policy;
    private final AuditLog audit;

    DeadLetterDecisions(Projections projections, AccessPolicy policy, AuditLog audit) {
        this.projections = projections;
        this.policy = policy;
        this.audit = audit;
    }

    List<DeadLetterAnswer> waiting(Actor actor) {
        require(policy.maySeeProjections(actor));
        return projections.parked().stream()
                .map(parked -> answer(parked, actor))
                .toList();
    }

    Optional<DeadLetterAnswer> retry(DeadLetterRetried retried, Actor actor) {
        require(policy.mayRebuildProjections(actor));
        var waiting = projections.retry(retried.projection(), retried.sequence());
        audit.report(retried, actor);
        return waiting.map(parked -> answer(parked, actor));
    }

    Optional<DeadLetterAnswer> skip(DeadLetterSkipped skipped, Note note, Actor actor) {
        require(policy.mayRebuildProjections(actor));
        var waiting = projections.skip(skipped.projection(), skipped.sequence(), note.checked(), actor.person());
        audit.report(skipped, actor);
        return waiting.map(parked -> answer(parked, actor));
    }

    private DeadLetterAnswer answer(ParkedSequence parked, Actor actor) {
        return DeadLetterAnswer.of(parked, policy.maySeeFailureDetails(actor));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new RequestRefused(ProblemCode.FORBIDDEN);
        }
    }
}
