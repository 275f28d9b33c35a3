package ticketstream.web.deadletter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.DeadLetterRetried;
import ticketstream.domain.audit.AuditEvent.DeadLetterSkipped;
import ticketstream.web.administration.Administrative;

/** Lets analysts and administrators look at events that wait, try them again or skip the first with a note. */
@RestController
@Administrative
@RequestMapping("/api/v1/dead-letters")
class DeadLetterController {
    private final DeadLetterDecisions decisions;

    DeadLetterController(DeadLetterDecisions decisions) {
        this.decisions = decisions;
    }

    record DeadLetterList(List<DeadLetterAnswer> items) {}

    /** @param waiting null when everything was applied */
    record Outcome(@Nullable DeadLetterAnswer waiting) {}

    @GetMapping
    DeadLetterList list(@AuthenticationPrincipal Actor actor) {
        return new DeadLetterList(decisions.waiting(actor));
    }

    @PostMapping("/{projection}/{sequence}/retry")
    Outcome retry(
            @PathVariable("projection") String projection,
            @PathVariable("sequence") String sequence,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        var retried = new DeadLetterRetried(projection, sequence, request.getRemoteAddr());
        return new Outcome(decisions.retry(retried, actor).orElse(null));
    }

    @PostMapping("/{projection}/{sequence}/skip")
    Outcome skip(
            @PathVariable("projection") String projection,
            @PathVariable("sequence") String sequence,
            @RequestBody Note body,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        var skipped = new DeadLetterSkipped(projection, sequence, request.getRemoteAddr());
        return new Outcome(decisions.skip(skipped, body, actor).orElse(null));
    }
}
