package ticketstream.benchmarks.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A wire on loopback that can be cut, silenced, slowed and torn; what it carries is not its business. */
public final class FaultProxy implements AutoCloseable {
    private static final int BACKLOG = 200;
    private static final int CHUNK = 16 * 1024;

    private final int port;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private volatile boolean silent;
    private volatile boolean deaf;
    private volatile Duration latency = Duration.ZERO;
    private volatile int bytesPerSecond = Integer.MAX_VALUE;
    private ServerSocket listener;

    /** A faultless wire from a free port to {@code target}, a port on loopback where nobody need listen yet. */
    public FaultProxy(int target) {
        this.target = target;
        listener = listen(0);
        port = listener.getLocalPort();
    }

    /** Where clients connect. */
    public int port() {
        return port;
    }

    /** How many connections are open. */
    public int connections() {
        return links.size();
    }

    /** Ends all connections and refuses new ones, as a server does that is not there. */
    public void cut() {
        close(listener);
        reset();
    }

    /** Ends all connections with a reset; new ones are taken. */
    public void reset() {
        links.forEach(Link::reset);
    }

    /** Takes connections and bytes and passes nothing on, in either direction, until healed: half-open connections. */
    public void silence() {
        silent = true;
    }

    /** Passes on what clients say and nothing that is answered. */
    public void loseReplies() {
        deaf = true;
    }

    /** Passes every piece of up to 16 KiB on this much later, and no more bytes in a second. */
    public void slow(Duration latency, int bytesPerSecond) {
        this.latency = latency;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Faultless again. What was held back goes on its way; connections that lost replies end. */
    public void heal() {
        slow(Duration.ZERO, Integer.MAX_VALUE);
        if (deaf) {
            deaf = false;
            reset();
        }
        synchronized (change) {
            silent = false;
            change.notifyAll();
        }
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    @Override
    public void close() {
        cut();
        synchronized (change) {
            silent = false;
            change.notifyAll();
        }
    }

    private ServerSocket listen(int where) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), where), BACKLOG);
            Thread.ofVirtual().start(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                close(from);
            }
        }
    }

    private void connect(Socket client) {
        try {
            awaitSound();
            var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
            links.add(link);
            if (listener.isClosed()) {
                link.reset();
            }
            Thread.ofVirtual().start(() -> link.pump(link.client, link.server, false));
            Thread.ofVirtual().start(() -> link.pump(link.server, link.client, true));
        } catch (IOException e) {
            close(client);
        }
    }

    private void awaitSound() {
        synchronized (change) {
            while (silent) {
                try {
                    change.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Link {
        private final Socket client;
        private final Socket server;

        Link(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void pump(Socket from, Socket to, boolean replies) {
            var bytes = new byte[CHUNK];
            try {
                int read = from.getInputStream().read(bytes, 0, piece());
                while (read >= 0) {
                    LockSupport.parkNanos(latency.toNanos() + 1_000_000_000L * read / bytesPerSecond);
                    awaitSound();
                    if (!(replies && deaf)) {
                        to.getOutputStream().write(bytes, 0, read);
                    }
                    read = from.getInputStream().read(bytes, 0, piece());
                }
            } catch (IOException e) {
                reset();
            }
            end();
        }

        private int piece() {
            return Math.min(CHUNK, Math.max(1, bytesPerSecond / 10));
        }

        void reset() {
            try {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
            } catch (IOException e) {
                // closed already
            }
            end();
        }

        private void end() {
            links.remove(this);
            FaultProxy.close(client);
            FaultProxy.close(server);
        }
    }
}
