package ticketstream.web.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.Roles;
import ticketstream.domain.actor.Actor;
import ticketstream.web.account.AccountRequests.ChangingRole;
import ticketstream.web.account.AccountRequests.Creating;
import ticketstream.web.account.AccountRequests.Enabling;
import ticketstream.web.administration.Administrative;
import ticketstream.web.security.VerifiedToken;
import ticketstream.web.session.FreshSignIns;
import ticketstream.web.session.RequiresFreshSignIn;
import ticketstream.web.session.Sessions;

/** What administrators do with accounts. */
@RestController
@Administrative
@RequestMapping("/api/v1/accounts")
class AccountController {
    private final Accounts accounts;
    private final AccountPages pages;
    private final Departments departments;
    private final Roles roles;
    private final Sessions sessions;
    private final FreshSignIns freshSignIns;
    private final OpenWindows windows;

    AccountController(
            Accounts accounts,
            AccountPages pages,
            Departments departments,
            Roles roles,
            Sessions sessions,
            FreshSignIns freshSignIns,
            OpenWindows windows) {
        this.accounts = accounts;
        this.pages = pages;
        this.departments = departments;
        this.roles = roles;
        this.sessions = sessions;
        this.freshSignIns = freshSignIns;
        this.windows = windows;
    }

    @GetMapping
    AccountPages.Page list(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Actor actor) {
        accounts.requireAdministrator(actor);
        return pages.page(limit, cursor);
    }

    @PostMapping
    ResponseEntity<AdministeredAccount> create(
            @RequestBody Creating body,
            @AuthenticationPrincipal Actor actor,
            @RequestAttribute(VerifiedToken.ATTRIBUTE) VerifiedToken token) {
        accounts.requireAdministrator(actor);
        var wanted = body.checked(departments, roles);
        freshSignIns.requireToGive(wanted.role(), token);
        var account = accounts.create(wanted, actor);
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + account.id()))
                .body(AdministeredAccount.of(account));
    }

    @PutMapping("/{id}/role")
    @RequiresFreshSignIn
    AdministeredAccount changeRole(
            @PathVariable String id, @RequestBody ChangingRole body, @AuthenticationPrincipal Actor actor) {
        accounts.requireAdministrator(actor);
        var role = body.checked(departments, roles);
        return AdministeredAccount.of(
                windows.follow(id, () -> accounts.changeRole(id, role, body.department(), actor)));
    }

    @PutMapping("/{id}/enabled")
    @RequiresFreshSignIn
    AdministeredAccount setEnabled(
            @PathVariable String id, @RequestBody Enabling body, @AuthenticationPrincipal Actor actor) {
        accounts.requireAdministrator(actor);
        boolean enabled = body.checked();
        var account = windows.follow(id, () -> accounts.setEnabled(id, enabled, actor));
        if (!account.enabled()) {
            sessions.endAll(id);
        }
        return AdministeredAccount.of(account);
    }
}
