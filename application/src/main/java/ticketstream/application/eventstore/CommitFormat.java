package ticketstream.application.eventstore;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.bson.BsonType;

/**
 * Where things are in the bytes of a commit document. It starts with {@code _id} (int64) and ends with {@code x}
 * (int32): the CRC-32C of all bytes from the first element up to {@code x}. The position is part of it, so a commit in a
 * wrong place is found as well as a changed one.
 *
 * <p>Bytes and not values are checked because a server stores a document as it was sent: same order, same types.
 */
final class CommitFormat {
    static final String CHECKSUM = "x";

    private static final int FIRST_ELEMENT = Integer.BYTES;
    private static final int POSITION = FIRST_ELEMENT + 1 + "_id".length() + 1;
    private static final int CHECKSUM_ELEMENT_FROM_END = 1 + CHECKSUM.length() + 1 + Integer.BYTES + 1;

    private CommitFormat() {}

    /** Writes the position, and the checksum that depends on it. */
    static void place(byte[] document, long position) {
        ByteBuffer bytes = ByteBuffer.wrap(document).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(POSITION, position);
        bytes.putInt(document.length - 1 - Integer.BYTES, checksum(bytes));
    }

    /** The position a document claims to be at. */
    static long position(ByteBuffer document) {
        return document.order(ByteOrder.LITTLE_ENDIAN).getLong(document.position() + POSITION);
    }

    /** Whether a document is exactly as it was written. */
    static boolean intact(ByteBuffer document) {
        ByteBuffer bytes = document.slice().order(ByteOrder.LITTLE_ENDIAN);
        int element = bytes.limit() - CHECKSUM_ELEMENT_FROM_END;
        return element > POSITION + Long.BYTES
                && bytes.getInt(0) == bytes.limit()
                && bytes.get(bytes.limit() - 1) == 0
                && bytes.get(element) == BsonType.INT32.getValue()
                && bytes.get(element + 1) == CHECKSUM.charAt(0)
                && bytes.get(element + 2) == 0
                && bytes.getInt(element + 3) == checksum(bytes);
    }

    private static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes.slice(FIRST_ELEMENT, bytes.limit() - FIRST_ELEMENT - CHECKSUM_ELEMENT_FROM_END));
        return (int) crc.getValue();
    }
}
