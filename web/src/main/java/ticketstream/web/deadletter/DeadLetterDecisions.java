package ticketstream.web.deadletter;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.projections.deadletter.ParkedSequence;
import ticketstream.projections.row.Projections;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Lets those who may decide on events that wait; each sees as much of the failures as he may. */
@Component
class DeadLetterDecisions {
    private final Projections projections;
    private final AccessPolicy policy;

    DeadLetterDecisions(Projections projections, AccessPolicy policy) {
        this.projections = projections;
        this.policy = policy;
    }

    List<DeadLetterAnswer> waiting(Actor actor) {
        require(policy.maySeeProjections(actor));
        return projections.parked().stream()
                .map(parked -> answer(parked, actor))
                .toList();
    }

    Optional<DeadLetterAnswer> retry(String projection, String sequence, Actor actor) {
        require(policy.mayRebuildProjections(actor));
        return projections.retry(projection, sequence).map(parked -> answer(parked, actor));
    }

    Optional<DeadLetterAnswer> skip(String projection, String sequence, Note note, Actor actor) {
        require(policy.mayRebuildProjections(actor));
        return projections
                .skip(projection, sequence, note.checked(), actor.person())
                .map(parked -> answer(parked, actor));
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
