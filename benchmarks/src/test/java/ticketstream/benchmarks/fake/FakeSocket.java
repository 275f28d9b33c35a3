package ticketstream.benchmarks.fake;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The live socket of the pretended product: RFC 6455 as far as small text frames go. */
final class FakeSocket {
    private final DataInputStream in;
    private final OutputStream out;
    private final FakeDesk desk;

    FakeSocket(DataInputStream in, OutputStream out, FakeDesk desk) {
        this.in = in;
        this.out = out;
        this.desk = desk;
    }

    void run(FakeConnection.Request request) throws IOException {
        out.write(("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Protocol: "
                        + "ticketstream.v1\r\nSec-WebSocket-Accept: "
                        + accept(request.headers().getOrDefault("sec-websocket-key", ""))
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        var hello = JsonMapper.shared().readTree(text());
        var account = desk.account(hello.path("token").asString(""));
        if (account == null) {
            send(Map.of("type", "error", "code", "unauthenticated"));
            return;
        }
        try {
            desk.follow(account, hello.path("since").asString("none"), this);
            while (!text().isEmpty()) {
                // token renewals are welcome
            }
        } finally {
            desk.leave(this);
        }
    }

    synchronized void send(Object frame) {
        byte[] text = JsonMapper.shared().writeValueAsBytes(frame);
        var bytes = new ByteArrayOutputStream();
        bytes.write(0x81);
        if (text.length < 126) {
            bytes.write(text.length);
        } else {
            bytes.write(126);
            bytes.write(text.length >> 8);
            bytes.write(text.length);
        }
        bytes.writeBytes(text);
        try {
            out.write(bytes.toByteArray());
        } catch (IOException e) {
            desk.leave(this);
        }
    }

    void drop() {
        try {
            out.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String text() throws IOException {
        int opcode = in.readUnsignedByte() & 15;
        int length = in.readUnsignedByte() & 127;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] text = in.readNBytes(length);
        for (int i = 0; i < text.length; i++) {
            text[i] ^= mask[i % 4];
        }
        return opcode == 1 ? new String(text, StandardCharsets.UTF_8) : "";
    }

    private static String accept(String key) {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha.digest(
                            (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
