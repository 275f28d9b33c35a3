package ticketstream.web.ticket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import ticketstream.application.history.HistoryEntry;
import ticketstream.web.text.Markdown;

/** What happened to a ticket, first to last; what was written also as HTML. */
record HistoryAnswer(List<HistoryEntry> items) {
    private static final Set<String> MESSAGES = Set.of("ticket.replied", "ticket.noted");

    static HistoryAnswer of(List<HistoryEntry> entries) {
        return new HistoryAnswer(entries.stream().map(HistoryAnswer::shown).toList());
    }

    private static HistoryEntry shown(HistoryEntry entry) {
        if (!MESSAGES.contains(entry.type())) {
            return entry;
        }
        var data = new LinkedHashMap<>(entry.data());
        data.put("html", Markdown.html(String.valueOf(data.get("text"))));
        return new HistoryEntry(entry.position(), entry.version(), entry.type(), entry.at(), entry.actor(), data);
    }
}
