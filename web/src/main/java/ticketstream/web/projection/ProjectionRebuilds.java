package ticketstream.web.projection;

import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketRejection;
import ticketstream.domain.ticket.TicketRejection.Reason;
import ticketstream.projections.generation.GenerationState;
import ticketstream.projections.generation.Generations;

/** Lets those who may decide on rebuilds; what is decided is carried out in the background. */
@Component
class ProjectionRebuilds {
    private final Generations generations;
    private final ProjectionProgress progress;
    private final AccessPolicy policy;

    ProjectionRebuilds(Generations generations, ProjectionProgress progress, AccessPolicy policy) {
        this.generations = generations;
        this.progress = progress;
        this.policy = policy;
    }

    ProjectionAnswer begin(String name, Actor actor) {
        return take(GenerationState::begun, name, actor);
    }

    ProjectionAnswer act(String action, String name, Actor actor) {
        return take(state -> RebuildAction.of(action).on(state), name, actor);
    }

    private ProjectionAnswer take(UnaryOperator<GenerationState> step, String name, Actor actor) {
        if (!policy.mayRebuildProjections(actor)) {
            throw new TicketRejection(Reason.FORBIDDEN, 0);
        }
        ProjectionNames.require(name);
        generations.change(name, step);
        return progress.of(name, actor);
    }
}
