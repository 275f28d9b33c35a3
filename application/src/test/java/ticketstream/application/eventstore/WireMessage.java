package ticketstream.application.eventstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** One message of the database's protocol, understood just well enough to tell inserts and to cut one short. */
final class WireMessage {
    private static final int BODY = 21;

    private final byte[] bytes;

    private WireMessage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException also when the other side has nothing more to say */
    static WireMessage read(Socket from) throws IOException {
        var in = new DataInputStream(from.getInputStream());
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            throw new IOException("end");
        }
        byte[] message = Arrays.copyOf(length, ints(length).getInt(0));
        in.readFully(message, length.length, message.length - length.length);
        return new WireMessage(message);
    }

    void write(Socket to) throws IOException {
        to.getOutputStream().write(bytes);
    }

    boolean isInsert() {
        return start().contains("insert\0");
    }

    /** Whether the driver asks how its server is, on its own account. */
    boolean isGreeting() {
        return start().contains("hello\0") || start().contains("ismaster\0") || start().contains("isMaster\0");
    }

    /** This insert with its first document only, as a server stores it that fails after that. */
    WireMessage firstDocumentOnly() {
        int section = BODY + ints(bytes).getInt(BODY);
        if (section >= bytes.length) {
            throw new IllegalArgumentException("the documents are expected behind the body");
        }
        int documents = section + 1 + Integer.BYTES;
        while (bytes[documents] != 0) {
            documents++;
        }
        documents++;
        byte[] cut = Arrays.copyOf(bytes, documents + ints(bytes).getInt(documents));
        ints(cut).putInt(0, cut.length).putInt(section + 1, cut.length - section - 1);
        return new WireMessage(cut);
    }

    private String start() {
        return new String(bytes, 0, Math.min(bytes.length, 80), ISO_8859_1);
    }

    private static ByteBuffer ints(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
