package ticketstream.web.live.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Binds a record to its place, so that a copy of it further on is worth nothing. The record's signature
 * covers it.
 *
 * @param incarnation of the topic
 * @param after the last offset its node had read when the record was made
 * @param nonce no other record within reach has it
 */
public record Stamp(String incarnation, long after, long nonce) {
    /**
     * How many records may come between the place a record was made for and its own. What all nodes have under way at
     * once is far less; readers remember as many nonces, and read as many more records at the start.
     */
    static final int REACH = 10_000;

    private static final String HEADER = "stamp";
    private static final String SEPARATOR = "/";

    /** One that no other record has. */
    public static Stamp of(String incarnation, long after) {
        return new Stamp(incarnation, after, ThreadLocalRandom.current().nextLong());
    }

    /** The same for the next record. */
    public Stamp fresh() {
        return of(incarnation, after);
    }

    /** What a record was made for; {@link IllegalArgumentException} when it does not say. */
    public static Stamp on(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("no stamp");
        }
        return read(new String(header.value(), UTF_8));
    }

    /** Before the record is signed. */
    public void putOn(Headers headers) {
        headers.add(HEADER, toString().getBytes(UTF_8));
    }

    private static Stamp read(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no stamp");
        }
        return new Stamp(parts[0], Long.parseLong(parts[1]), Long.parseUnsignedLong(parts[2], 16));
    }

    /** Whether a record may bear it at this place. */
    public boolean fits(String topic, long offset) {
        return incarnation.equals(topic) && after < offset && offset - after <= REACH;
    }

    @Override
    public String toString() {
        return incarnation + SEPARATOR + after + SEPARATOR + Long.toHexString(nonce);
    }
}
