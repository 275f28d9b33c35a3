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
import ticketstream.web.security.SignInSettings;

/** Who one is, and what one may do now. */
@RestController
class MeController {
    private final AccountLookup accounts;
    private final AccessPolicy policy;
    private final SignInSettings signIn;
    private final Clock clock;

    MeController(AccountLookup accounts, AccessPolicy policy, SignInSettings signIn, Clock clock) {
        this.accounts = accounts;
        this.policy = policy;
        this.signIn = signIn;
        this.clock = clock;
    }

    @GetMapping("/api/v1/me")
    Me me(@AuthenticationPrincipal Actor actor) {
        return accounts.find(actor.id())
                .map(account -> me(account, clock.instant()))
                .orElseThrow(() -> new RequestRefused(ProblemCode.UNAUTHENTICATED));
    }

    /**
     * @param role its key: one of the five or a custom one
     * @param roleTitle what people call a custom one; null for the five
     * @param base which of the five a custom one reaches as far as; for the five themselves
     * @param permissions what may be done somewhere on the desk, be it for a time
     * @param rolePermissions what the role contains, as far as it reaches
     * @param totp whether signing in takes a code as well
     * @param totpRequired whether the role demands that; until then nothing else can be done
     */
    record Me(
            String id,
            String username,
            String email,
            String role,
            @Nullable String roleTitle,
            Role base,
            @Nullable String department,
            List<String> permissions,
            List<String> rolePermissions,
            List<GrantAnswer> grants,
            boolean totp,
            boolean totpRequired) {}

    private Me me(AccountState account, Instant now) {
        return new Me(
                account.id(),
                account.username(),
                account.email(),
                account.role().key(),
                account.role().title(),
                account.role().base(),
                account.department(),
                texts(policy.permissions(account.actor(now))),
                texts(account.role().permissions()),
                GrantAnswer.active(account, now),
                account.totp(),
                signIn.demandsSecondFactor(account, now));
    }

    private static List<String> texts(Set<Permission> permissions) {
        return permissions.stream().map(Permission::toString).toList();
    }
}
