package ticketstream.web.runtime;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.embedded.EmbeddedServers;

/** The broker and the database: embedded, unless the settings name others. Stopped after everything that uses them. */
@Configuration(proxyBeanMethods = false)
class ServersConfiguration {
    /** A command that cannot reach the database by then is refused, so that its caller can try again. */
    private static final Duration UNREACHABLE_AFTER = Duration.ofSeconds(2);

    /** Longer than any commit, also while the database compacts or a replica set elects. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(10);

    @Bean
    EmbeddedServers embeddedServers(DeskSettings settings) throws IOException {
        return EmbeddedServers.start(settings.data(), settings.embeddedMongo(), settings.embeddedKafka());
    }

    @Bean
    KafkaAddress kafkaAddress(EmbeddedServers embedded, DeskSettings settings) {
        return new KafkaAddress(embedded.kafkaBootstrapServers()
                .or(() -> Optional.ofNullable(settings.kafkaBootstrapServers()))
                .orElseThrow());
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(EmbeddedServers embedded, DeskSettings settings) {
        var uri = embedded.mongoUri()
                .or(() -> Optional.ofNullable(settings.mongodbUri()))
                .orElseThrow();
        var connection = new ConnectionString(uri);
        return () -> connection;
    }

    /** Writes are never repeated by the driver: the event store itself finds out what became of one. See ADR 0002. */
    @Bean
    MongoClientSettingsBuilderCustomizer impatientDatabaseClient() {
        return settings -> settings.retryWrites(false)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(UNREACHABLE_AFTER.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout((int) UNREACHABLE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout((int) SILENT_AFTER.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoDatabase database(MongoClient client, MongoConnectionDetails details) {
        var database = client.getDatabase(
                Objects.requireNonNullElse(details.getConnectionString().getDatabase(), "ticketstream"));
        DatabasePatience.awaitAnswer(database);
        return database;
    }
}
