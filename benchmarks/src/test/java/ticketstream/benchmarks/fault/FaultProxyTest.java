package ticketstream.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final int SILENCE_MS = 200;
    private static final int ANSWER_MS = 10_000;

    private final ServerSocket server = echo();
    private final FaultProxy wire = new FaultProxy(server.getLocalPort());

    @AfterEach
    void end() throws IOException {
        wire.close();
        server.close();
    }

    @Test
    void carriesBothWays() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 'a')).isEqualTo('a');
            assertThat(wire.connections()).isEqualTo(1);
        }
    }

    @Test
    void endsConnectionsAndRefusesNewOnesWhileCut() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 'a')).isEqualTo('a');
            wire.cut();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
        }
        wire.heal();
        try (var client = connect()) {
            assertThat(echoed(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void tearsConnectionsAndTakesNewOnes() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 'a')).isEqualTo('a');
            wire.reset();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        try (var client = connect()) {
            assertThat(echoed(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void holdsEverythingBackWhileSilent() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 'a')).isEqualTo('a');
            wire.silence();
            client.getOutputStream().write('b');
            assertSilent(client);
            wire.heal();
            assertThat(client.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void losesRepliesAndThenTheConnection() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 'a')).isEqualTo('a');
            wire.loseReplies();
            client.getOutputStream().write('b');
            assertSilent(client);
            wire.heal();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void delaysWhatItCarries() throws IOException {
        wire.slow(Duration.ofMillis(100), 1_000);
        try (var client = connect()) {
            long began = System.nanoTime();
            assertThat(echoed(client, 'a')).isEqualTo('a');
            assertThat(System.nanoTime() - began).isGreaterThan(200_000_000L);
        }
    }

    private void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(ANSWER_MS);
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
        client.setSoTimeout(ANSWER_MS);
        return client;
    }

    private static int echoed(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        return client.getInputStream().read();
    }

    private static ServerSocket echo() {
        try {
            var listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!listening.isClosed()) {
                    try {
                        var client = listening.accept();
                        Thread.ofVirtual().start(() -> echo(client));
                    } catch (IOException e) {
                        return;
                    }
                }
            });
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // the client has gone
        }
    }
}
