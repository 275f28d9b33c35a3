package ticketstream.benchmarks.fake;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The pretended product as a process of its own; settings as the real one. */
public final class FakeProduct {
    private FakeProduct() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            System.out.println("a readable reason: " + arguments[0]);
            System.exit(3);
        }
        var desk = new FakeDesk(Path.of(setting("TICKETSTREAM_DATA")), System.getenv());
        serve(new ServerSocket(Integer.parseInt(setting("TICKETSTREAM_PORT"))), desk);
        var management = HttpServer.create(
                new InetSocketAddress("localhost", Integer.parseInt(setting("TICKETSTREAM_MANAGEMENT_PORT"))), 0);
        management.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        management.start();
    }

    /** The command line that starts it with the JDK and the class path running us. */
    public static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FakeProduct.class.getName());
    }

    /** Serves a desk at this port until the server socket is closed; nobody is let in once the thread has ended. */
    static Thread serve(ServerSocket server, FakeDesk desk) {
        return Thread.ofPlatform().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(new FakeConnection(socket, desk));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static String setting(String name) {
        Map<String, String> environment = System.getenv();
        return Objects.requireNonNull(environment.get(name), name);
    }
}
