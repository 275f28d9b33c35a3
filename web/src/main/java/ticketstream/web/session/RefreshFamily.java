package ticketstream.web.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.Secrets;

/**
 * One sign-in and the refresh tokens that followed each other since, of which only hashes are kept.
 *
 * @param seed with the present secret it makes the next one, so that a lost reply can be given again
 * @param idleUntil when it ends unless it is renewed before
 * @param until when it ends whatever happens
 * @param freshUntil until when its owner counts as having just shown who they are
 * @param client who signed in, at the address of the last renewal
 */
record RefreshFamily(
        String id,
        String accountId,
        String seed,
        String current,
        @Nullable String previous,
        Instant rotatedAt,
        Instant idleUntil,
        Instant until,
        Instant freshUntil,
        Client client,
        boolean revoked) {
    /** How long a password, and a code where there is a second factor, is as good as just shown. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofSeconds(10);

    static RefreshFamily begin(String accountId, String secret, Client client, Instant now) {
        var until = now.plus(LONGEST);
        return new RefreshFamily(
                Secrets.next(),
                accountId,
                Secrets.next(),
                Secrets.hash(secret),
                null,
                now,
                now.plus(IDLE),
                until,
                now.plus(FRESH),
                client,
                false);
    }

    Instant createdAt() {
        return until.minus(LONGEST);
    }

    boolean isOpen(Instant now) {
        return !revoked && now.isBefore(idleUntil) && now.isBefore(until);
    }

    boolean isFresh(Instant now) {
        return now.isBefore(freshUntil);
    }

    boolean isCurrent(String secret) {
        return Secrets.fits(secret, current);
    }

    boolean wasCurrent(String secret) {
        return previous != null && Secrets.fits(secret, previous);
    }

    /** Whether the reply to this secret may just have been lost; who asks from elsewhere was not the one to get it. */
    boolean mayHaveLostReply(String secret, Client asking, Instant now) {
        return wasCurrent(secret) && asking.equals(client) && !now.isAfter(rotatedAt.plus(GRACE));
    }

    String next(String secret) {
        return Secrets.derive(secret, seed);
    }

    RefreshFamily rotated(String next, @Nullable String address, Instant now) {
        return following(Secrets.hash(next), current, address, now);
    }

    /** With a secret that does not follow from any before, so that who has an older one is out at once. */
    RefreshFamily renewed(String secret, @Nullable String address, Instant now) {
        return following(Secrets.hash(secret), null, address, now);
    }

    private RefreshFamily following(String hash, @Nullable String before, @Nullable String address, Instant now) {
        var idle = now.plus(IDLE);
        return new RefreshFamily(
                id,
                accountId,
                seed,
                hash,
                before,
                now,
                idle.isBefore(until) ? idle : until,
                until,
                freshUntil,
                new Client(address, client.device()),
                revoked);
    }

    static RefreshFamily from(Document stored) {
        return new RefreshFamily(
                stored.getString("_id"),
                stored.getString("accountId"),
                stored.getString("seed"),
                stored.getString("current"),
                stored.getString("previous"),
                stored.getDate("rotatedAt").toInstant(),
                stored.getDate("idleUntil").toInstant(),
                stored.getDate("until").toInstant(),
                stored.get("freshUntil", Date.from(Instant.EPOCH)).toInstant(),
                new Client(stored.getString("address"), stored.getString("device")),
                stored.getBoolean("revoked"));
    }

    Document document() {
        return new Document("_id", id)
                .append("accountId", accountId)
                .append("seed", seed)
                .append("device", client.device())
                .append("until", Date.from(until))
                .append("freshUntil", Date.from(freshUntil))
                .append("revoked", revoked)
                .append("current", current)
                .append("previous", previous)
                .append("rotatedAt", Date.from(rotatedAt))
                .append("idleUntil", Date.from(idleUntil))
                .append("address", client.address());
    }

    @Override
    public String toString() {
        return "RefreshFamily[accountId=" + accountId + "]";
    }
}
