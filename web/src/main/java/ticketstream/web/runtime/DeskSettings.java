package ticketstream.web.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The desk's settings, from {@code TICKETSTREAM_*} in the environment; a wrong one stops the start with one line.
 *
 * @param port where the desk listens; 0 takes a free one
 * @param managementPort where health and metrics listen, on loopback; 0 takes a free one
 * @param data folder of the embedded servers
 * @param embeddedFsync whether the embedded database outlasts power loss as well, not only the end of this process
 * @param mongodbUri a MongoDB to use instead of the embedded database
 * @param kafkaBootstrapServers a Kafka cluster to use instead of the embedded broker
 * @param adminEmail with {@code adminPassword}: the administrator created at the first start
 * @param demo whether to add labelled demo accounts and tickets
 * @param categories of tickets, which are also the departments of agents
 */
@ConfigurationProperties("ticketstream")
public record DeskSettings(
        @DefaultValue("8080") int port,
        @DefaultValue("8081") int managementPort,
        @DefaultValue("data") Path data,

        @DefaultValue("true") boolean embeddedFsync,

        @Nullable String mongodbUri,
        @Nullable String kafkaBootstrapServers,
        @Nullable String adminEmail,
        @Nullable String adminPassword,
        @DefaultValue("false") boolean demo,

        @DefaultValue({"technical-support", "general-inquiry", "sales"})
        List<String> categories) {

    public DeskSettings {
        requirePort("TICKETSTREAM_PORT", port);
        requirePort("TICKETSTREAM_MANAGEMENT_PORT", managementPort);
        require(
                port != managementPort || port == 0,
                "TICKETSTREAM_PORT and TICKETSTREAM_MANAGEMENT_PORT must differ; both are " + port);
        require(
                isSet(adminEmail) == isSet(adminPassword),
                "TICKETSTREAM_ADMIN_EMAIL and TICKETSTREAM_ADMIN_PASSWORD belong together; only one is set");
        require(
                fits(mongodbUri, "mongodb(\\+srv)?://.+"),
                "TICKETSTREAM_MONGODB_URI must start with mongodb:// or mongodb+srv://");
        require(
                fits(kafkaBootstrapServers, "[^,:\\s]+:\\d+(,[^,:\\s]+:\\d+)*"),
                "TICKETSTREAM_KAFKA_BOOTSTRAP_SERVERS must be host:port[,host:port …]");
        require(
                !categories.isEmpty() && categories.stream().allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*")),
                "TICKETSTREAM_CATEGORIES must be names in lower case, joined by commas");
    }

    boolean embeddedMongo() {
        return !isSet(mongodbUri);
    }

    boolean embeddedKafka() {
        return !isSet(kafkaBootstrapServers);
    }

    boolean namesAdministrator() {
        return isSet(adminEmail);
    }

    String administratorEmail() {
        return Objects.requireNonNull(adminEmail);
    }

    String administratorPassword() {
        return Objects.requireNonNull(adminPassword);
    }

    private static boolean fits(@Nullable String value, String form) {
        return value == null || value.isBlank() || value.matches(form);
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static void requirePort(String name, int value) {
        require(value >= 0 && value <= 65_535, name + " must be between 0 and 65535, not " + value);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new InvalidSetting(sentence);
        }
    }
}
