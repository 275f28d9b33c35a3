package ticketstream.web.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.account.Accounts;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Person;
import ticketstream.web.session.RequiresFreshSignIn;

/** Lets administrators say from where the desk may be administered. */
@RestController
@Administrative
@RequestMapping("/api/v1/settings/admin-addresses")
class AdminAddressController {
    private final AdminAddresses addresses;
    private final Accounts accounts;

    AdminAddressController(AdminAddresses addresses, Accounts accounts) {
        this.addresses = addresses;
        this.accounts = accounts;
    }

    @GetMapping
    Answer show(@AuthenticationPrincipal Actor actor) {
        accounts.requireAdministrator(actor);
        return Answer.of(addresses.newest());
    }

    @PutMapping
    @RequiresFreshSignIn
    Answer change(
            @RequestBody AdminAddressChange body, @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        accounts.requireToStay(actor);
        return Answer.of(addresses.change(body.checked(), body.isForced(), actor, request.getRemoteAddr()));
    }

    /** @param changedAt null like {@code changedBy} as long as nobody changed anything */
    record Answer(
            List<String> cidrs,
            @Nullable Instant changedAt,
            @Nullable Person changedBy) {
        private static Answer of(AllowedAddresses allowed) {
            return new Answer(allowed.cidrs(), allowed.changedAt(), allowed.changedBy());
        }
    }
}
