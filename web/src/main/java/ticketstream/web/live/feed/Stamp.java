package ticketstream.web.live.feed;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Binds the record of a change to its place, so that a copy of it further on is worth nothing. The record's signature
 * covers it.
 *
 * @param incarnation of the topic
 * @param after the last offset its node had read when the record was made
 * @param nonce no other record within reach has it
 */
record Stamp(String incarnation, long after, long nonce) {
    /**
     * How many records may come between the place a record was made for and its own. What all nodes have under way at
     * once is far less; readers remember as many nonces, and read as many more records at the start.
     */
    static final int REACH = 10_000;

    private static final String SEPARATOR = "/";

    static Stamp of(String incarnation, long after) {
        return new Stamp(incarnation, after, ThreadLocalRandom.current().nextLong());
    }

    /** The same for the next record. */
    Stamp fresh() {
        return of(incarnation, after);
    }

    /** Throws {@link IllegalArgumentException} when the text is none of a stamp. */
    static Stamp read(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no stamp");
        }
        return new Stamp(parts[0], Long.parseLong(parts[1]), Long.parseUnsignedLong(parts[2], 16));
    }

    /** Whether a record may bear it at this place. */
    boolean fits(String topic, long offset) {
        return incarnation.equals(topic) && after < offset && offset - after <= REACH;
    }

    @Override
    public String toString() {
        return incarnation + SEPARATOR + after + SEPARATOR + Long.toHexString(nonce);
    }
}
