package ticketstream.web.problem;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells whether bytes that come in parts are UTF-8 as it must be: in its shortest form, and not another encoding. */
final class Utf8 {
    private static final int LONGEST_CHARACTER = 4;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer decoded = CharBuffer.allocate(1024);
    /** The beginning of a character whose end comes with the next part. */
    private final ByteBuffer begun = ByteBuffer.allocate(LONGEST_CHARACTER);

    /**
     * Whether the text is well-formed with this part added.
     *
     * @param count of bytes; negative at the end
     */
    boolean goesOn(byte[] bytes, int offset, int count) {
        if (count <= 0) {
            return count == 0 || begun.position() == 0;
        }
        for (int at = offset; at < offset + count; at++) {
            if (bytes[at] == 0) {
                return false; // other encodings have it in every text
            }
        }
        ByteBuffer part =
                ByteBuffer.allocate(begun.position() + count).put(begun.flip()).put(bytes, offset, count);
        begun.clear();
        return decode(part.flip());
    }

    private boolean decode(ByteBuffer part) {
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(part, decoded, false);
        } while (result.isOverflow());
        if (result.isError()) {
            return false;
        }
        begun.put(part);
        return true;
    }
}
