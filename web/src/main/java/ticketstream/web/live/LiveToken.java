package ticketstream.web.live;

import java.time.Instant;

/**
 * What a valid access token says.
 *
 * @param accountId whose it is
 * @param expiresAt when an open connection ends unless a younger token came
 */
public record LiveToken(String accountId, Instant expiresAt) {}
