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
import ticketstream.web.security.SignInSettings;

/** Who one is, and what one may do now. */
@RestController
class MeController {
    private final AccountLookup accounts;
    private final Permissions permissions;
    private final SignInSettings signIn;

    MeController(AccountLookup accounts, Permissions permissions, SignInSettings signIn) {
        this.accounts = accounts;
        this.permissions = permissions;
        this.signIn = signIn;
    }

    @GetMapping("/api/v1/me")
    Me me(@AuthenticationPrincipal Actor actor) {
        return accounts.find(actor.id())
                .map(account ->
                        Me.of(account, permissions.of(account.actor()), signIn.demandsSecondFactor(account.role())))
                .orElseThrow(() -> new RequestRefused(ProblemCode.UNAUTHENTICATED));
    }

    /**
     * @param totp whether signing in takes a code as well
     * @param totpRequired whether the role demands that; until then nothing else can be done
     */
    record Me(
            String id,
            String username,
            String email,
            Role role,
            @Nullable String department,
            List<String> permissions,
            boolean totp,
            boolean totpRequired) {
        private static Me of(AccountState account, List<String> permissions, boolean totpRequired) {
            return new Me(
                    account.id(),
                    account.username(),
                    account.email(),
                    account.role(),
                    account.department(),
                    permissions,
                    account.totp(),
                    totpRequired);
        }
    }
}
