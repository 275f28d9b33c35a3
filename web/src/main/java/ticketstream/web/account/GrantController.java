package ticketstream.web.account;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.AccountState;
import ticketstream.application.account.Accounts;
import ticketstream.domain.actor.Actor;
import ticketstream.web.administration.Administrative;
import ticketstream.web.session.GrantAnswer;
import ticketstream.web.session.RequiresFreshSignIn;

/** Rights that administrators give for a time. */
@RestController
@Administrative
@RequestMapping("/api/v1/accounts/{id}/grants")
class GrantController {
    private final Accounts accounts;
    private final Departments departments;
    private final Clock clock;
    private final OpenWindows windows;

    GrantController(Accounts accounts, Departments departments, Clock clock, OpenWindows windows) {
        this.accounts = accounts;
        this.departments = departments;
        this.clock = clock;
        this.windows = windows;
    }

    record GrantList(List<GrantAnswer> items) {}

    @GetMapping
    GrantList list(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return answer(accounts.find(id, actor));
    }

    @RequiresFreshSignIn
    @PostMapping
    ResponseEntity<GrantAnswer> give(
            @PathVariable String id, @RequestBody Granting body, @AuthenticationPrincipal Actor actor) {
        accounts.requireAdministrator(actor);
        var grant = body.checked(departments, clock.instant());
        var account = windows.follow(id, () -> accounts.giveGrant(id, grant, actor));
        var given = GrantAnswer.of(account, grant.id(), clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/accounts/%s/grants/%s".formatted(id, given.id())))
                .body(given);
    }

    @RequiresFreshSignIn
    @PostMapping("/{grantId}/approve")
    GrantList approve(@PathVariable String id, @PathVariable String grantId, @AuthenticationPrincipal Actor actor) {
        return answer(windows.follow(id, () -> accounts.approveGrant(id, grantId, clock.instant(), actor)));
    }

    @RequiresFreshSignIn
    @DeleteMapping("/{grantId}")
    ResponseEntity<Void> withdraw(
            @PathVariable String id, @PathVariable String grantId, @AuthenticationPrincipal Actor actor) {
        windows.follow(id, () -> accounts.withdrawGrant(id, grantId, clock.instant(), actor));
        return ResponseEntity.noContent().build();
    }

    private GrantList answer(AccountState account) {
        return new GrantList(GrantAnswer.all(account, clock.instant()));
    }
}
