package ticketstream.web.live.count;

import ticketstream.domain.ticket.TicketStatus;

/** What counts of a ticket that is neither closed nor deleted. */
public record OpenTicket(String owner, String department, TicketStatus status, long version) {}
