package ticketstream.benchmarks.fake;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One connection: plain HTTP/1.1 with kept connections, or a WebSocket after the upgrade. */
final class FakeConnection implements Runnable {
    record Request(String method, String path, Map<String, String> headers, String body) {}

    record Reply(int status, String body) {}

    static final Reply NO_REPLY = new Reply(0, "");

    private final Socket socket;
    private final FakeDesk desk;

    FakeConnection(Socket socket, FakeDesk desk) {
        this.socket = socket;
        this.desk = desk;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            for (var request = read(in); request != null; request = read(in)) {
                if (request.headers().containsKey("sec-websocket-key")) {
                    new FakeSocket(in, socket.getOutputStream(), desk).run(request);
                    return;
                }
                var reply = FakeRoutes.answer(desk, request);
                if (reply.equals(NO_REPLY)) {
                    return;
                }
                write(socket.getOutputStream(), reply);
            }
        } catch (IOException e) {
            // the other side left
        }
    }

    private static @Nullable Request read(DataInputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] words = first.split(" ", -1);
        return new Request(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            text.append((char) c);
        }
        return text.toString().strip();
    }

    private static void write(OutputStream out, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        // RFC 9110: a 204 has no body and no length
        String length = reply.status() == 204 ? "" : "Content-Length: " + body.length + "\r\n";
        byte[] head = ("HTTP/1.1 " + reply.status() + " x\r\n" + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        var whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        out.write(whole);
        out.flush();
    }
}
