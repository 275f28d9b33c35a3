package ticketstream.web.publication;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.audit.AuditLog;
import ticketstream.application.publication.Refill;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.RefillWished;
import ticketstream.web.administration.Administrative;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Lets administrators have the topics filled again. */
@RestController
@Administrative
@RequestMapping("/api/v1/publication")
class PublicationController {
    private final Refill refill;
    private final AccessPolicy policy;
    private final AuditLog audit;

    PublicationController(Refill refill, AccessPolicy policy, AuditLog audit) {
        this.refill = refill;
        this.policy = policy;
        this.audit = audit;
    }

    @PostMapping("/refill")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void refill(@AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        if (!policy.mayRefillTopics(actor)) {
            throw new RequestRefused(ProblemCode.FORBIDDEN);
        }
        refill.wish();
        audit.report(new RefillWished(request.getRemoteAddr()), actor);
    }
}
