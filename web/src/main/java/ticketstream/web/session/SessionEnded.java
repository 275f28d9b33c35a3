package ticketstream.web.session;

/**
 * Published on every node after a session was left or revoked, so that its open connections can be closed: at once where
 * that happened, within a second elsewhere. May come several times.
 */
public record SessionEnded(String accountId, String sessionId) {}
