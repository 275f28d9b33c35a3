package ticketstream.benchmarks.fault;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import ticketstream.benchmarks.product.Product;
import ticketstream.benchmarks.product.Workspace;

/** The real nginx before some nodes, as {@code docker/nginx.conf} sets it up; on loopback, with all its files in its own folder. */
public final class Nginx implements AutoCloseable {
    /** Names its binary where it is in none of the usual places. */
    private static final String SETTING = "NGINX_PATH";

    private static final List<String> USUAL = List.of("/usr/sbin", "/usr/local/sbin");
    private static final Duration READY = Duration.ofSeconds(10);
    private static final String ALL_NODES = "web:8080";
    /** One process, so that its end is the end of all of it. */
    private static final String MAIN = """
            daemon off;
            master_process off;
            pid nginx.pid;
            events {
                worker_connections 8192;
            }
            http {
                log_format answers '$status $request_method $uri $upstream_status $upstream_addr $request_time $time_iso8601';
                access_log access.log answers;
                client_body_temp_path temp;
                proxy_temp_path temp;
                fastcgi_temp_path temp;
                uwsgi_temp_path temp;
                scgi_temp_path temp;
                include desk.conf;
            }
            """;

    private final Path folder;
    private final int port = Servers.freePort();
    private final Process process;
    private final Thread lastResort;

    private Nginx(Path folder, List<Product> nodes) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("nginx.conf"), MAIN);
        Files.writeString(folder.resolve("desk.conf"), conf(nodes));
        process = new ProcessBuilder(binary(), "-p", folder + "/", "-e", "error.log", "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts it with its files under {@code benchmarks/target/<name>}; ready on return. */
    public static Nginx before(String name, List<Product> nodes) {
        try {
            var nginx = new Nginx(Workspace.emptied(name), nodes);
            Awaitility.await().atMost(READY).until(nginx::answersOrEnded);
            if (!nginx.process.isAlive()) {
                throw new IllegalStateException("nginx ended: " + Files.readString(nginx.folder.resolve("error.log")));
            }
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the desk answers. */
    public URI address() {
        return Product.addressAt(port);
    }

    /** What clients were answered so far: how often each status of 500 or more by each method, and how much in all. */
    public Map<String, Long> answers() {
        try (var lines = Files.lines(folder.resolve("access.log"))) {
            return lines.collect(Collectors.groupingBy(
                    line -> line.startsWith("5") ? line.substring(0, line.indexOf(' ', 4)) : "in all less than 500",
                    TreeMap::new,
                    Collectors.counting()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private String conf(List<Product> nodes) throws IOException {
        var template = Files.readAllLines(Workspace.root().resolve("docker/nginx.conf"));
        return template.stream()
                .map(line -> line.replace("listen 8080;", "listen " + loopback(port) + ";"))
                .flatMap(line -> line.contains(ALL_NODES)
                        ? nodes.stream()
                                .map(node -> line.replace(
                                        ALL_NODES, loopback(node.address().getPort())))
                        : Stream.of(line))
                .collect(Collectors.joining("\n"));
    }

    private static String loopback(int port) {
        return "127.0.0.1:" + port;
    }

    private boolean answersOrEnded() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return !process.isAlive();
        }
    }

    private static String binary() {
        var folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)), USUAL.stream());
        var places = Stream.concat(
                Stream.ofNullable(System.getenv(SETTING)).map(Path::of),
                folders.map(Path::of).map(folder -> folder.resolve("nginx")));
        return places.filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nginx is missing; install it (Debian's nginx-light will do) or name it in " + SETTING))
                .toString();
    }
}
