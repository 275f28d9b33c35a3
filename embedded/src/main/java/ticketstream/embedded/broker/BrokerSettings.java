package ticketstream.embedded.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A broker that is alone, small, quick to start and keeps what topics do not say otherwise. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String MEGABYTES_8 = String.valueOf(8 << 20);

    private BrokerSettings() {}

    static Map<String, Object> of(Path folder, int port, int advertised, int controllerPort) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("log.dirs", folder.toString());
        settings.put("node.id", String.valueOf(NODE));
        settings.putAll(network(port, advertised, controllerPort));
        settings.putAll(alone());
        settings.putAll(small());
        settings.putAll(quick());
        settings.putAll(keeping());
        return settings;
    }

    private static Map<String, String> network(int port, int advertised, int controllerPort) {
        return Map.of(
                "process.roles", "broker,controller",
                "controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + advertised,
                "inter.broker.listener.name", "PLAINTEXT",
                "controller.listener.names", CONTROLLER,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    }

    private static Map<String, String> alone() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "auto.create.topics.enable", "false");
    }

    private static Map<String, String> small() {
        return Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "1",
                "num.recovery.threads.per.data.dir", "1",
                "num.replica.alter.log.dirs.threads", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.num.partitions", "1",
                "log.cleaner.dedupe.buffer.size", MEGABYTES_8,
                "log.index.size.max.bytes", String.valueOf(1 << 20),
                "offsets.topic.segment.bytes", MEGABYTES_8);
    }

    /** A killed broker's session would otherwise keep its successor out for 9 s. */
    private static Map<String, String> quick() {
        return Map.of(
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "500",
                "initial.broker.registration.timeout.ms", "20000",
                "group.initial.rebalance.delay.ms", "0",
                "controlled.shutdown.enable", "true");
    }

    private static Map<String, String> keeping() {
        return Map.of(
                "log.retention.ms",
                "-1",
                "log.retention.bytes",
                "-1",
                "log.segment.bytes",
                String.valueOf(64 << 20),
                "offsets.retention.minutes",
                String.valueOf(60 * 24 * 365));
    }
}
