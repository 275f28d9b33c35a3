package ticketstream.web.live;

/** The open connections of this node, for those who decide that some have to end. */
public interface LiveConnections {
    /** Closes the connections of a sign-in that was left or revoked. */
    void endSession(String sessionId);
}
