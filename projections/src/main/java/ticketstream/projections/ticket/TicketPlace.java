package ticketstream.projections.ticket;

import java.time.Instant;

/**
 * A place in a sorted list: right behind one ticket. Good for the sort and the filters it came with.
 *
 * @param value of the field sorted by
 * @param id of the ticket
 */
public record TicketPlace(Instant value, String id) {}
