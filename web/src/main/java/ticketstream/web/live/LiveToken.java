package ticketstream.web.live;

import java.time.Instant;

/**
 * What a valid access token says.
 *
 * @param accountId whose it is
 * @param sessionId the sign-in it descends from
 * @param expiresAt when an open connection ends unless a younger token came
 */
public record LiveToken(String accountId, String sessionId, Instant expiresAt) {}
