package ticketstream.web.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.desk.Desk;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketCommand.DeleteTicket;
import ticketstream.domain.ticket.TicketCommand.ReleaseTicket;
import ticketstream.domain.ticket.TicketCommand.UpdateTicketStatus;
import ticketstream.domain.ticket.TicketState;
import ticketstream.web.problem.IfMatch;

/** Opens, changes and shows tickets. */
@RestController
@RequestMapping("/api/v1/tickets")
class TicketController {
    private final Desk desk;
    private final TicketReading reading;
    private final TicketForms forms;
    private final OwnWrites own;

    TicketController(Desk desk, TicketReading reading, TicketForms forms, OwnWrites own) {
        this.desk = desk;
        this.reading = reading;
        this.forms = forms;
        this.own = own;
    }

    @PostMapping
    ResponseEntity<TicketAnswer> open(
            @RequestBody TicketRequests.Open request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @AuthenticationPrincipal Actor actor) {
        var form = forms.open(request);
        var ticket = desk.open(form.title(), form.description(), form.category(), actor, forms.idempotencyKey(key));
        return TicketAnswer.created(own.remember(actor, ticket));
    }

    @GetMapping("/{id}")
    ResponseEntity<TicketAnswer> show(
            @PathVariable("id") String id,
            @RequestParam(name = "asOf", required = false) @Nullable Instant asOf,
            @AuthenticationPrincipal Actor actor) {
        return TicketAnswer.ok(reading.ticket(id, asOf, actor));
    }

    @PutMapping("/{id}/status")
    ResponseEntity<TicketAnswer> updateStatus(
            @PathVariable("id") String id,
            @RequestBody TicketRequests.Status request,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Actor actor) {
        var command = new UpdateTicketStatus(id, forms.status(request), IfMatch.version(ifMatch), actor);
        return ok(actor, desk.send(command));
    }

    @PatchMapping("/{id}")
    ResponseEntity<TicketAnswer> changeDetails(
            @PathVariable("id") String id,
            @RequestBody TicketRequests.Details request,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Actor actor) {
        var command = forms.details(id, request, IfMatch.version(ifMatch), actor);
        return ok(actor, desk.send(command));
    }

    @PutMapping("/{id}/assignee")
    ResponseEntity<TicketAnswer> assign(
            @PathVariable("id") String id,
            @RequestBody TicketRequests.Assignment request,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Actor actor) {
        var ticket = desk.assign(id, forms.accountId(request), IfMatch.version(ifMatch), actor);
        return ok(actor, ticket);
    }

    @DeleteMapping("/{id}/assignee")
    ResponseEntity<TicketAnswer> release(
            @PathVariable("id") String id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Actor actor) {
        var command = new ReleaseTicket(id, IfMatch.version(ifMatch), actor);
        return ok(actor, desk.send(command));
    }

    @PostMapping("/{id}/replies")
    ResponseEntity<TicketAnswer> reply(
            @PathVariable("id") String id,
            @RequestBody TicketRequests.Written request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @AuthenticationPrincipal Actor actor) {
        return ok(actor, desk.reply(id, forms.message(request), actor, forms.idempotencyKey(key)));
    }

    @PostMapping("/{id}/notes")
    ResponseEntity<TicketAnswer> note(
            @PathVariable("id") String id,
            @RequestBody TicketRequests.Written request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @AuthenticationPrincipal Actor actor) {
        return ok(actor, desk.note(id, forms.message(request), actor, forms.idempotencyKey(key)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable("id") String id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Actor actor) {
        own.remember(actor, desk.send(new DeleteTicket(id, IfMatch.version(ifMatch), actor)));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/history")
    HistoryAnswer history(@PathVariable("id") String id, @AuthenticationPrincipal Actor actor) {
        return HistoryAnswer.of(reading.history(id, actor));
    }

    private ResponseEntity<TicketAnswer> ok(Actor actor, TicketState ticket) {
        return TicketAnswer.ok(reading.shown(own.remember(actor, ticket), actor));
    }
}
