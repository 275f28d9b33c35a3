package ticketstream.web.account;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.CustomRoles;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.web.account.RoleRequests.Changing;
import ticketstream.web.account.RoleRequests.Creating;
import ticketstream.web.administration.Administrative;
import ticketstream.web.problem.IfMatch;
import ticketstream.web.session.RequiresFreshSignIn;

/** The roles that can be given, and what administrators do with those they made. */
@RestController
@Administrative
@RequestMapping("/api/v1/roles")
class RoleController {
    private final Accounts accounts;
    private final CustomRoles roles;
    private final OpenWindows windows;

    RoleController(Accounts accounts, CustomRoles roles, OpenWindows windows) {
        this.accounts = accounts;
        this.roles = roles;
        this.windows = windows;
    }

    /**
     * A role as administrators see it.
     *
     * @param title null for the five, which screens name in words of their own
     * @param version 0 for the five
     * @param holders how many accounts have it, disabled ones included; null for the five
     */
    record RoleAnswer(
            String key,
            @Nullable String title,
            Role base,
            List<Permission> permissions,
            long version,
            @Nullable Long holders) {}

    record RoleList(List<RoleAnswer> items) {}

    @GetMapping
    RoleList list(@AuthenticationPrincipal Actor actor) {
        return new RoleList(roles.all(actor).stream().map(this::answer).toList());
    }

    @RequiresFreshSignIn
    @PostMapping
    ResponseEntity<RoleAnswer> create(@RequestBody Creating body, @AuthenticationPrincipal Actor actor) {
        accounts.requireToStay(actor);
        var wanted = body.checked();
        var role = roles.create(wanted.key(), wanted.title(), wanted.base(), wanted.permissions(), actor);
        return ResponseEntity.created(URI.create("/api/v1/roles/" + role.key()))
                .eTag(tag(role))
                .body(answer(role));
    }

    @RequiresFreshSignIn
    @PutMapping("/{key}")
    ResponseEntity<RoleAnswer> change(
            @PathVariable String key,
            @RequestBody Changing body,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Actor actor) {
        accounts.requireToStay(actor);
        var wanted = body.checked();
        var version = IfMatch.version(ifMatch);
        var role = windows.follow(() -> roles.change(key, wanted.title(), wanted.permissions(), version, actor));
        return ResponseEntity.ok().eTag(tag(role)).body(answer(role));
    }

    @RequiresFreshSignIn
    @DeleteMapping("/{key}")
    ResponseEntity<Void> retire(
            @PathVariable String key,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal Actor actor) {
        accounts.requireToStay(actor);
        roles.retire(key, IfMatch.version(ifMatch), actor);
        return ResponseEntity.noContent().build();
    }

    private RoleAnswer answer(HeldRole role) {
        return new RoleAnswer(
                role.key(),
                role.title(),
                role.base(),
                List.copyOf(role.permissions()),
                role.version(),
                roles.holders(role));
    }

    private static String tag(HeldRole role) {
        return "\"" + role.version() + "\"";
    }
}
