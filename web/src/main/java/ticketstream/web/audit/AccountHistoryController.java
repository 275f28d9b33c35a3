package ticketstream.web.audit;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import ticketstream.application.history.AccountHistory;
import ticketstream.application.history.HistoryEntry;
import ticketstream.domain.actor.Actor;

/** Who could do what, since when, and who decided it. */
@RestController
class AccountHistoryController {
    private final AccountHistory history;

    AccountHistoryController(AccountHistory history) {
        this.history = history;
    }

    record History(List<HistoryEntry> items) {}

    @GetMapping("/api/v1/accounts/{id}/history")
    History history(@PathVariable String id, @AuthenticationPrincipal Actor actor) {
        return new History(history.entries(id, actor));
    }

    @GetMapping("/api/v1/roles/{key}/history")
    History ofRole(@PathVariable String key, @AuthenticationPrincipal Actor actor) {
        return new History(history.roleEntries(key, actor));
    }
}
