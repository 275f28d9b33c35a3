package ticketstream.benchmarks.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;

/** The pretended product inside the test's own process. */
public final class FakeServer implements AutoCloseable {
    private final ServerSocket socket;
    private final FakeDesk desk;
    private final Thread door;

    public FakeServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            desk = new FakeDesk(Files.createTempDirectory("fake-desk"), Map.of());
            door = FakeProduct.serve(socket, desk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + socket.getLocalPort());
    }

    /** Ends every live socket as a crash does. */
    public void dropConnections() {
        desk.dropFollowers();
    }

    @Override
    public void close() {
        try {
            socket.close();
            door.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
