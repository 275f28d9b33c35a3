package ticketstream.embedded.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import ticketstream.embedded.Loggers;

/** A Kafka broker and controller in one, on loopback, keeping its topics in a folder. */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts on a free port. */
    public static EmbeddedKafka start(Path folder) {
        return start(folder, 0);
    }

    /**
     * Starts on a port and returns once clients may connect.
     *
     * @param folder where topics and the cluster's identity are, created if need be
     * @param port 0 for a free one
     */
    public static EmbeddedKafka start(Path folder, int port) {
        int chosen = port == 0 ? freePort() : port;
        return start(folder, chosen, chosen);
    }

    /**
     * As {@link #start(Path, int)}, for clients that come through another port, for example a proxy's.
     *
     * @param advertised the port on loopback that clients are told to use
     */
    public static EmbeddedKafka start(Path folder, int port, int advertised) {
        Loggers.quieten();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Storage.format(folder);
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(folder, port, advertised, freePort()), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
        return new EmbeddedKafka(server, "127.0.0.1:" + advertised);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients connect. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Hands the partitions back and writes everything out. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
