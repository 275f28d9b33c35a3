package ticketstream.embedded.database;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Some documents of an answer, sent as they are stored.
 *
 * @param field {@code firstBatch} or {@code nextBatch}
 * @param cursor where to ask for more, 0 at the end
 */
record Batch(String namespace, String field, List<byte[]> documents, long cursor) implements Answer {
    private static final int MOST_BYTES = 8 << 20;
    private static final byte DOUBLE = 1;
    private static final byte STRING = 2;
    private static final byte DOCUMENT = 3;
    private static final byte ARRAY = 4;
    private static final byte LONG = 18;

    /** Takes as many as were asked for (0: any number), but no more than a message should carry. */
    static List<byte[]> take(Iterator<byte[]> from, int most) {
        List<byte[]> taken = new ArrayList<>();
        long bytes = 0;
        while ((most == 0 || taken.size() < most) && bytes < MOST_BYTES && from.hasNext()) {
            byte[] document = from.next();
            taken.add(document);
            bytes += document.length;
        }
        return taken;
    }

    @Override
    public void writeTo(ByteBuf out) {
        int answer = begin(out);
        name(out, DOCUMENT, "cursor");
        int inner = begin(out);
        name(out, ARRAY, field);
        int array = begin(out);
        for (int i = 0; i < documents.size(); i++) {
            name(out, DOCUMENT, Integer.toString(i));
            out.writeBytes(documents.get(i));
        }
        end(out, array);
        name(out, LONG, "id");
        out.writeLongLE(cursor);
        name(out, STRING, "ns");
        byte[] text = namespace.getBytes(StandardCharsets.UTF_8);
        out.writeIntLE(text.length + 1).writeBytes(text).writeByte(0);
        end(out, inner);
        name(out, DOUBLE, "ok");
        out.writeLongLE(Double.doubleToLongBits(1.0));
        end(out, answer);
    }

    private static int begin(ByteBuf out) {
        int at = out.writerIndex();
        out.writeIntLE(0);
        return at;
    }

    private static void end(ByteBuf out, int at) {
        out.writeByte(0);
        out.setIntLE(at, out.writerIndex() - at);
    }

    private static void name(ByteBuf out, byte type, String name) {
        out.writeByte(type);
        out.writeCharSequence(name, StandardCharsets.UTF_8);
        out.writeByte(0);
    }
}
