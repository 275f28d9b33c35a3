package ticketstream.web.security;

import java.time.Instant;

/**
 * What a genuine access token says; whether account and session still stand is asked elsewhere.
 *
 * @param accountId whose it is
 * @param sessionId the sign-in it descends from, which ends with logout
 * @param expiresAt when it ends; {@link TokenVerifier#SKEW} later it is refused
 */
public record VerifiedToken(String accountId, String sessionId, Instant expiresAt) {
    /** The request attribute in which a request's own token is found. */
    public static final String ATTRIBUTE = "ticketstream.token";
}
