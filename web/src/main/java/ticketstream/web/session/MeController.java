package ticketstream.web.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Who one is, and what one may do now. */
@RestController
class MeController {
    private final AccountLookup accounts;
    private final Permissions permissions;

    MeController(AccountLookup accounts, Permissions permissions) {
        this.accounts = accounts;
        this.permissions = permissions;
    }

    @GetMapping("/api/v1/me")
    Me me(@AuthenticationPrincipal Actor actor) {
        return accounts.find(actor.id())
                .map(account -> Me.of(account, permissions.of(account.actor())))
                .orElseThrow(() -> new RequestRefused(ProblemCode.UNAUTHENTICATED));
    }

    record Me(
            String id,
            String username,
            String email,
            Role role,
            @Nullable String department,
            List<String> permissions) {
        private static Me of(AccountState account, List<String> permissions) {
            return new Me(
                    account.id(),
                    account.username(),
                    account.email(),
                    account.role(),
                    account.department(),
                    permissions);
        }
    }
}
