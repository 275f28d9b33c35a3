package ticketstream.domain.actor;

/**
 * An account as events and screens name it.
 *
 * @param id the account's id
 * @param username its name at the moment of the event
 */
public record Person(String id, String username) {}
