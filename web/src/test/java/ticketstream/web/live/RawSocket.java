package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A connection whose other end writes frames byte by byte, as no client library would. */
final class RawSocket implements AutoCloseable {
    static final int CONTINUED = 0x00;
    static final int TEXT_BEGUN = 0x01;
    static final int TEXT = 0x81;
    static final int BINARY = 0x82;
    static final int PING = 0x89;
    static final int MASKED = 0x80;
    private static final int CLOSE = 0x88;
    private static final int SHORT = 125;
    private static final int LONG_LENGTH = 127;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final DataInputStream answers;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** Connects and upgrades, and offers to compress, to which nobody must agree. */
    static RawSocket upgraded(int port) throws IOException {
        var raw = new RawSocket(new Socket(InetAddress.getLoopbackAddress(), port));
        raw.socket.setSoTimeout(PATIENCE_MILLIS);
        raw.write(handshake());
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) raw.answers.readUnsignedByte());
        }
        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("permessage-deflate");
        return raw;
    }

    static byte[] handshake() {
        return String.join(
                        "\r\n",
                        "GET /live HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Extensions: permessage-deflate",
                        "Sec-WebSocket-Protocol: ticketstream.v1",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A mask of zeros leaves the bytes as they are. */
    static byte[] frame(int kind, int mask, byte[] content) {
        var frame = new ByteArrayOutputStream();
        frame.write(kind);
        if (content.length <= SHORT) {
            frame.write(mask | content.length);
        } else {
            frame.write(mask | LONG_LENGTH);
            frame.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(content.length).array());
        }
        frame.writeBytes(new byte[mask == 0 ? 0 : 4]);
        frame.writeBytes(content);
        return frame.toByteArray();
    }

    /** Many of the same. */
    static byte[] frames(int kind, int count) {
        var frames = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            frames.writeBytes(frame(kind, MASKED, new byte[] {' '}));
        }
        return frames.toByteArray();
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Reads on to the server's last word. */
    int closeCode() throws IOException {
        while (true) {
            int kind = answers.readUnsignedByte();
            int length = answers.readUnsignedByte();
            assertThat(length).isLessThanOrEqualTo(SHORT);
            var content = answers.readNBytes(length);
            if (kind == CLOSE) {
                return ByteBuffer.wrap(content).getChar();
            }
        }
    }

    /** Reads on until nothing can come any more. */
    void awaitEnd() throws IOException {
        while (answers.read() >= 0) {
            answers.skipNBytes(answers.available());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
