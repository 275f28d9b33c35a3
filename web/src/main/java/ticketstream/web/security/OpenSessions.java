package ticketstream.web.security;

/** Knows which sign-ins still stand. */
@FunctionalInterface
public interface OpenSessions {
    /** Whether the session has neither been left nor revoked; the answer may be a second old. */
    boolean isOpen(String sessionId);
}
