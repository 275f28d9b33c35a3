package ticketstream.web.live.count;

import java.util.Map;
import ticketstream.domain.ticket.TicketStatus;

/**
 * Open tickets of one part of the desk.
 *
 * @param byStatus each status but closed, 0 included
 * @param byDepartment the same for each department that has any
 */
public record Counts(Map<TicketStatus, Integer> byStatus, Map<String, Map<TicketStatus, Integer>> byDepartment) {}
