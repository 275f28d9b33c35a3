package ticketstream.web.projection;

import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.RebuildDirected;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;

/** Lets those who may decide on rebuilds; what is decided is carried out in the background. */
@Component
class ProjectionRebuilds {
    private static final String BEGINNING = "rebuild";

    private final Generations generations;
    private final ProjectionProgress progress;
    private final AccessPolicy policy;
    private final AuditLog audit;

    ProjectionRebuilds(Generations generations, ProjectionProgress progress, AccessPolicy policy, AuditLog audit) {
        this.generations = generations;
        this.progress = progress;
        this.policy = policy;
        this.audit = audit;
    }

    ProjectionAnswer begin(String name, Actor actor, String address) {
        return take(GenerationState::begun, new RebuildDirected(name, BEGINNING, address), actor);
    }

    ProjectionAnswer act(String action, String name, Actor actor, String address) {
        return take(state -> RebuildAction.of(action).on(state), new RebuildDirected(name, action, address), actor);
    }

    private ProjectionAnswer take(UnaryOperator<GenerationState> step, RebuildDirected directed, Actor actor) {
        if (!policy.mayRebuildProjections(actor)) {
            throw new TicketRejection(Reason.FORBIDDEN, 0);
        }
        ProjectionNames.require(directed.projection());
        generations.change(directed.projection(), step);
        audit.report(directed, actor);
        return progress.of(directed.projection(), actor);
    }
}
