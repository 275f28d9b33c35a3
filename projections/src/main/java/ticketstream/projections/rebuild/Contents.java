package ticketstream.projections.rebuild;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.generation.Comparison.Content;

/** Counts and hashes the rows of one generation. */
final class Contents {
    private final MessageDigest digest = sha256();
    private long rows;

    void add(@Nullable Document row) {
        if (row != null) {
            rows++;
            digest.update(Canonical.bytes(row));
        }
    }

    Content content() {
        return new Content(rows, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
