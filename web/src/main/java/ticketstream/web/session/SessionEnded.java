package ticketstream.web.session;

/** Published on the node where a session was left or revoked, so that its open connections can be closed there. */
public record SessionEnded(String accountId, String sessionId) {}
