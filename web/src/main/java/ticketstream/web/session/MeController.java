package ticketstream.web.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.web.problem.ProblemCode;
import ticketstream.web.problem.RequestRefused;

/** Who one is, and what one may do now. */
@RestController
class MeController {
    private final AccountLookup accounts;
    private final AccessPolicy policy;
    private final Clock clock;

    MeController(AccountLookup accounts, AccessPolicy policy, Clock clock) {
        this.accounts = accounts;
        this.policy = policy;
        this.clock = clock;
    }

    @GetMapping("/api/v1/me")
    Me me(@AuthenticationPrincipal Actor actor) {
        var now = clock.instant();
        return accounts.find(actor.id())
                .map(account -> Me.of(account, policy.permissions(account.actor(now)), now))
                .orElseThrow(() -> new RequestRefused(ProblemCode.UNAUTHENTICATED));
    }

    record Me(
            String id,
            String username,
            String email,
            Role role,
            @Nullable String department,
            List<String> permissions,
            List<GrantAnswer> grants) {
        private static Me of(AccountState account, Set<Permission> permissions, Instant now) {
            return new Me(
                    account.id(),
                    account.username(),
                    account.email(),
                    account.role(),
                    account.department(),
                    permissions.stream().map(Permission::toString).toList(),
                    GrantAnswer.active(account, now));
        }
    }
}
