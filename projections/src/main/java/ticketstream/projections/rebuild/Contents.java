package ticketstream.projections.rebuild;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Comparison.Content;

/** Counts and hashes the rows of one generation: SHA-256 of each, joined by exclusive or, so that order has no part in it. */
final class Contents {
    private final MessageDigest digest = sha256();
    private final byte[] hash = new byte[digest.getDigestLength()];
    private long rows;

    void add(@Nullable Document row) {
        if (row != null) {
            rows++;
            var one = digest.digest(Canonical.bytes(row));
            for (int i = 0; i < hash.length; i++) {
                hash[i] ^= one[i];
            }
        }
    }

    Content content() {
        return new Content(rows, HexFormat.of().formatHex(hash));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
