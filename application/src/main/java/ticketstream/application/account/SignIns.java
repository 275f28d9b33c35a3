package ticketstream.application.account;

/** The sign-ins that stand, which end when what they were based on changes. */
public interface SignIns {
    /** Ends all of the account's, open connections included. */
    void endAll(String accountId);

    /** Ends all of the account's but this one. */
    void endAllBut(String accountId, String sessionId);
}
