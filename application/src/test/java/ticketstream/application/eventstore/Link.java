package ticketstream.application.eventstore;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to the database that sees every question and its answer, and may do with them what a network does. */
abstract class Link implements AutoCloseable {
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int server;

    Link(String uri) throws IOException {
        server = Integer.parseInt(uri.replaceAll("^mongodb://[^:/]+:(\\d+).*$", "$1"));
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Passes one question on and its answer back; false to hang up on both sides. */
    abstract boolean exchange(Socket client, Socket upstream, WireMessage question) throws IOException;

    String uri() {
        return "mongodb://127.0.0.1:" + door.getLocalPort() + "/?socketTimeoutMS=5000&retryWrites=false";
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            threads.shutdown();
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            boolean open = true;
            while (open) {
                open = exchange(client, upstream, WireMessage.read(client));
            }
        } catch (IOException e) {
            // either side hung up
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
