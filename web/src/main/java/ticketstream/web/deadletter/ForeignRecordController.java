package ticketstream.web.deadletter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.audit.AuditLog;
import ticketstream.application.publication.ForeignRecords;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.audit.AuditEvent.ForeignRecordDismissed;
import ticketstream.web.administration.Administrative;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Lets administrators look at records of the topics that are none of our events, and dismiss them with a note. */
@RestController
@Administrative
@RequestMapping("/api/v1/foreign-records")
class ForeignRecordController {
    private final ForeignRecords records;
    private final AccessPolicy policy;
    private final AuditLog audit;

    ForeignRecordController(ForeignRecords records, AccessPolicy policy, AuditLog audit) {
        this.records = records;
        this.policy = policy;
        this.audit = audit;
    }

    record Listing(List<ForeignRecords.Copy> items) {}

    @GetMapping
    Listing list(@AuthenticationPrincipal Actor actor) {
        requireRight(actor);
        return new Listing(records.all());
    }

    @PostMapping("/{id}/dismiss")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(
            @PathVariable("id") String id,
            @RequestBody Note body,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        requireRight(actor);
        if (!records.dismiss(id, body.checked(), actor.person())) {
            throw new RequestRefused(ProblemCode.NOT_FOUND);
        }
        audit.report(new ForeignRecordDismissed(id, request.getRemoteAddr()), actor);
    }

    private void requireRight(Actor actor) {
        if (!policy.mayHandleForeignRecords(actor)) {
            throw new RequestRefused(ProblemCode.FORBIDDEN);
        }
    }
}
