package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

/** whoever sends a byte a second is let go, and nobody else waits for it. */
@DeskTest
class SlowClientsIT {
    private static final int EACH = 200;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final String HEADERS = "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
    private static final String REFUSED = "POST /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    private static final String BODY = "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"email\":\"";

    private final Visitor visitor;
    private final List<SocketChannel> slow = new ArrayList<>();
    private final StringBuilder lastWords = new StringBuilder();

    @Autowired
    SlowClientsIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @AfterEach
    void leave() throws IOException {
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void letsSixHundredSlowOnesGoWhileOthersGoOn() throws IOException {
        var token = visitor.tokenOf(Role.USER, null);
        for (int i = 0; i < EACH; i++) {
            slow.add(connected(HEADERS));
            slow.add(connected(BODY));
            slow.add(connected(REFUSED));
        }
        long until = System.nanoTime() + LONGEST.toNanos();
        while (!slow.isEmpty() && System.nanoTime() < until) {
            drip();
            assertPrompt(() -> visitor.get("/api/v1/me", token), 200);
            assertPrompt(() -> visitor.post("/api/v1/auth/login", "{}"), 400);
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }

        assertThat(slow).as("still open after " + LONGEST).isEmpty();
        assertThat(lastWords.toString().split("\"code\":\"request_timeout\"", -1))
                .as("those who were slow with their body")
                .hasSize(EACH + 1);
    }

    private interface Call {
        HttpResponse<String> answer();
    }

    private static void assertPrompt(Call call, int status) {
        long begun = System.nanoTime();
        assertThat(call.answer().statusCode()).isEqualTo(status);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMPT);
    }

    private void drip() {
        for (Iterator<SocketChannel> sockets = slow.iterator(); sockets.hasNext(); ) {
            if (!isOpen(sockets.next())) {
                sockets.remove();
            }
        }
    }

    private boolean isOpen(SocketChannel socket) {
        try {
            var answer = ByteBuffer.allocate(4096);
            int read = socket.read(answer);
            lastWords.append(new String(answer.array(), 0, Math.max(0, read), StandardCharsets.US_ASCII));
            if (read >= 0) {
                socket.write(ByteBuffer.wrap(new byte[] {'x'}));
                return true;
            }
            socket.close();
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    private SocketChannel connected(String beginning) {
        try {
            var socket = SocketChannel.open(new InetSocketAddress("localhost", visitor.port()));
            socket.configureBlocking(false);
            socket.write(ByteBuffer.wrap(beginning.getBytes(StandardCharsets.US_ASCII)));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
