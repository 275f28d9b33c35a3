package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

/** Refused by a filter, nobody reads the body; the next request comes on the same connection all the same. */
@DeskTest
class UnreadBodiesIT {
    private static final String REFUSED = request("PUT /api/v1/me/password", "Content-Length: 4", "", "{  }");
    private static final String IN_PIECES =
            request("PUT /api/v1/me/password", "Transfer-Encoding: chunked", "", "4", "{  }", "0", "", "");
    private static final String LAST = request("GET /api/v1/me", "Connection: close", "", "");

    private final Visitor visitor;

    @Autowired
    UnreadBodiesIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void leaveTheConnectionOpen() throws IOException {
        try (var socket = new Socket("localhost", visitor.port())) {
            socket.setSoTimeout(10_000);
            for (var request : new String[] {REFUSED, IN_PIECES, REFUSED}) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(socket)).startsWith("HTTP/1.1 401 ").doesNotContain("Connection: close");
            }
            socket.getOutputStream().write(LAST.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401 ");
        }
    }

    private static String request(String what, String... lines) {
        return what + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + String.join("\r\n", lines);
    }

    /** Everything up to the end of the problem, which is one object. */
    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        while (answer.indexOf("}") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the connection is open").isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }
}
