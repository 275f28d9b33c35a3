package ticketstream.benchmarks.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ticketstream.benchmarks.parts.ServersProcess;
import ticketstream.benchmarks.product.OwnProgram;
import ticketstream.benchmarks.product.Workspace;

/** A broker and a database apart from the product, each at the end of a wire that can fail. */
public final class Servers implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED");

    private final FaultProxy database;
    private final FaultProxy kafka;
    private final Process process;

    private Servers(Path folder) throws IOException {
        int databasePort = freePort();
        int kafkaPort = freePort();
        database = new FaultProxy(databasePort);
        kafka = new FaultProxy(kafkaPort);
        process = new ProcessBuilder(OwnProgram.command(
                        FLAGS, ServersProcess.arguments(folder, databasePort, kafkaPort, kafka.port())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts both on fresh data under {@code benchmarks/target/<name>/servers}; ready on return. */
    public static Servers start(String name) {
        try {
            var servers = new Servers(Workspace.emptied(name + "/servers"));
            servers.awaitReady();
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that make the product use these servers, through their wires. */
    public Map<String, String> settings() {
        return Map.of(
                "TICKETSTREAM_MONGODB_URI",
                "mongodb://127.0.0.1:" + database.port() + "/?retryWrites=false",
                "TICKETSTREAM_KAFKA_BOOTSTRAP_SERVERS",
                kafkaBootstrapServers());
    }

    /** Where other clients of the broker connect, through the same wire. */
    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + kafka.port();
    }

    /** The wire to the database. */
    public FaultProxy database() {
        return database;
    }

    /** The wire to the broker. */
    public FaultProxy kafka() {
        return kafka;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        database.close();
        kafka.close();
    }

    private void awaitReady() throws IOException {
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(ServersProcess.READY)) {
                return;
            }
        }
        close();
        throw new IOException("the servers ended before they were ready");
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
