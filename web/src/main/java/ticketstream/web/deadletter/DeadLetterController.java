package ticketstream.web.deadletter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.access.AccessPolicy;
import ticketstream.domain.actor.Actor;
import ticketstream.projections.deadletter.ParkedSequence;
import ticketstream.projections.row.Projections;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Lets analysts and administrators look at events that wait, try them again or skip the first with a note. */
@RestController
@RequestMapping("/api/v1/dead-letters")
class DeadLetterController {
    private final Projections projections;
    private final AccessPolicy policy;

    DeadLetterController(Projections projections, AccessPolicy policy) {
        this.projections = projections;
        this.policy = policy;
    }

    record DeadLetters(List<DeadLetterAnswer> items) {}

    /** @param waiting null when everything was applied */
    record Outcome(@Nullable DeadLetterAnswer waiting) {}

    @GetMapping
    DeadLetters list(@AuthenticationPrincipal Actor actor) {
        require(policy.maySeeProjections(actor));
        return new DeadLetters(projections.parked().stream()
                .map(parked -> DeadLetterAnswer.of(parked, policy.maySeeFailureDetails(actor)))
                .toList());
    }

    @PostMapping("/{projection}/{sequence}/retry")
    Outcome retry(
            @PathVariable("projection") String projection,
            @PathVariable("sequence") String sequence,
            @AuthenticationPrincipal Actor actor) {
        require(policy.mayRebuildProjections(actor));
        return outcome(projections.retry(projection, sequence), actor);
    }

    @PostMapping("/{projection}/{sequence}/skip")
    Outcome skip(
            @PathVariable("projection") String projection,
            @PathVariable("sequence") String sequence,
            @RequestBody Note body,
            @AuthenticationPrincipal Actor actor) {
        require(policy.mayRebuildProjections(actor));
        return outcome(projections.skip(projection, sequence, body.checked(), actor.person()), actor);
    }

    private Outcome outcome(Optional<ParkedSequence> waiting, Actor actor) {
        return new Outcome(waiting.map(parked -> DeadLetterAnswer.of(parked, policy.maySeeFailureDetails(actor)))
                .orElse(null));
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new RequestRefused(ProblemCode.FORBIDDEN);
        }
    }
}
