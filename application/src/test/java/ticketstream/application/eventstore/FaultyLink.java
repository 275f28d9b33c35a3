package ticketstream.application.eventstore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A link to the database that understands its messages just well enough to lose an insert or the answer to one. */
final class FaultyLink implements AutoCloseable {
    enum Fault {
        NONE,
        REQUEST_LOST,
        REPLY_LOST,
        EXECUTED_LATE
    }

    final AtomicInteger faults = new AtomicInteger();
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int server;
    private final Supplier<Fault> nextInsert;

    /** @param nextInsert asked once for each insert command that passes */
    FaultyLink(String uri, Supplier<Fault> nextInsert) throws IOException {
        server = Integer.parseInt(uri.replaceAll("^mongodb://[^:/]+:(\\d+).*$", "$1"));
        this.nextInsert = nextInsert;
        threads.execute(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + door.getLocalPort() + "/?socketTimeoutMS=5000";
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
            while (true) {
                byte[] request = message(client);
                Fault fault = isInsert(request) ? nextInsert.get() : Fault.NONE;
                if (fault != Fault.NONE) {
                    faults.incrementAndGet();
                }
                if (!exchange(client, upstream, request, fault)) {
                    return;
                }
            }
        } catch (IOException e) {
            // either side hung up
        }
    }

    private static boolean exchange(Socket client, Socket upstream, byte[] request, Fault fault) throws IOException {
        if (fault == Fault.REQUEST_LOST) {
            return false;
        }
        if (fault == Fault.EXECUTED_LATE) {
            closeQuietly(client);
            pause();
        }
        upstream.getOutputStream().write(request);
        byte[] reply = message(upstream);
        if (fault != Fault.NONE) {
            return false;
        }
        client.getOutputStream().write(reply);
        return true;
    }

    private static byte[] message(Socket from) throws IOException {
        var in = new DataInputStream(from.getInputStream());
        byte[] length = in.readNBytes(Integer.BYTES);
        if (length.length < Integer.BYTES) {
            throw new IOException("end");
        }
        byte[] message =
                new byte[ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt()];
        System.arraycopy(length, 0, message, 0, length.length);
        in.readFully(message, length.length, message.length - length.length);
        return message;
    }

    private static boolean isInsert(byte[] message) {
        return new String(message, 0, Math.min(message.length, 80), ISO_8859_1).contains("insert\0");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(40); // long enough for the retry to overtake the request
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
