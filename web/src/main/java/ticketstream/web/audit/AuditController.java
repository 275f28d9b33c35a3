package ticketstream.web.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.domain.actor.Actor;

/** Who came, who did not come in, and who did what to accounts and to the desk. */
@RestController
class AuditController {
    private final AuditPages pages;

    AuditController(AuditPages pages) {
        this.pages = pages;
    }

    /** What a caller may narrow the list by; every part is text until {@link AuditParameters} has understood it. */
    record Parameters(
            @Nullable String type,
            @Nullable String account,
            @Nullable String from,
            @Nullable String to,
            @Nullable String limit,
            @Nullable String cursor) {}

    @GetMapping("/api/v1/audit")
    AuditPages.AuditPage list(@ModelAttribute Parameters parameters, @AuthenticationPrincipal Actor actor) {
        return pages.page(parameters, actor);
    }
}
