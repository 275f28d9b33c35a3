package ticketstream.web.live.presence;

/**
 * Somebody at a ticket.
 *
 * @param id of the account
 * @param username its name
 * @param doing the most that is done in any of its windows there
 */
public record Attendee(String id, String username, Doing doing) {}
