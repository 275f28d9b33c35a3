package ticketstream.web.ticket;

import java.util.List;
import ticketstream.application.history.HistoryEntry;

/** What happened to a ticket, first to last. */
record HistoryAnswer(List<HistoryEntry> items) {}
