package ticketstream.web.live;

import java.util.Optional;

/** Puts the parts of one client frame together, up to the limits; small buffers in Tomcat deliver larger frames in parts. */
final class FrameAssembly {
    static final int MAX_CHARACTERS = 64 * 1024;
    private static final int MAX_PARTS = 100;

    private final StringBuilder text = new StringBuilder();
    private int parts;

    /** Adds a part; the whole frame with its last part. */
    Optional<String> add(String part, boolean last) throws TooLarge {
        parts++;
        if (parts > MAX_PARTS || text.length() + part.length() > MAX_CHARACTERS) {
            throw new TooLarge();
        }
        if (last && parts == 1) {
            parts = 0;
            return Optional.of(part);
        }
        text.append(part);
        return last ? Optional.of(whole()) : Optional.empty();
    }

    private String whole() {
        String whole = text.toString();
        text.setLength(0);
        text.trimToSize();
        parts = 0;
        return whole;
    }

    /** The frame has more characters or parts than any honest one. */
    static final class TooLarge extends Exception {
        TooLarge() {
            super("frame too large", null, false, false);
        }
    }
}
