package ticketstream.web.runtime;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import ticketstream.embedded.EmbeddedServers;

/** The broker and the database: embedded, unless the settings name others. Stopped after everything that uses them. */
@Configuration(proxyBeanMethods = false)
class ServersConfiguration {
    /** Unless the address names another one. */
    private static final String DATABASE = "ticketstream";

    /** A command that cannot reach the database by then is refused, so that its caller can try again. */
    private static final Duration UNREACHABLE_AFTER = Duration.ofSeconds(2);

    /** Longer than any commit, also while the database compacts or a replica set elects. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(10);

    @Bean
    EmbeddedServers embeddedServers(DeskSettings settings) throws IOException {
        return EmbeddedServers.start(
                settings.data(), settings.embeddedMongo(), settings.embeddedKafka(), settings.embeddedFsync());
    }

    @Bean
    KafkaAddress kafkaAddress(EmbeddedServers embedded, DeskSettings settings) {
        return new KafkaAddress(embedded.kafkaBootstrapServers()
                .or(() -> Optional.ofNullable(settings.kafkaBootstrapServers()))
                .orElseThrow());
    }

    @Bean
    MongoConnectionDetails mongoConnectionDetails(EmbeddedServers embedded, DeskSettings settings) {
        var connection = withDatabase(embedded.mongoUri()
                .or(() -> Optional.ofNullable(settings.mongodbUri()))
                .orElseThrow());
        return () -> connection;
    }

    /** Writes are never repeated by the driver: the event store itself finds out what became of one. See ADR 0002. */
    @Bean
    MongoClientSettingsBuilderCustomizer impatientDatabaseClient() {
        return settings -> settings.retryWrites(false)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(UNREACHABLE_AFTER.toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxWaitTime(UNREACHABLE_AFTER.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(UNREACHABLE_AFTER.toMillis(), TimeUnit.MILLISECONDS)
                                .readTimeout(SILENT_AFTER.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoDatabase database(MongoDatabaseFactory factory) {
        var database = factory.getMongoDatabase();
        DatabasePatience.awaitAnswer(database);
        return database;
    }

    private static ConnectionString withDatabase(String uri) {
        var connection = new ConnectionString(uri);
        if (connection.getDatabase() != null) {
            return connection;
        }
        int options = uri.indexOf('?');
        var hosts = options < 0 ? uri : uri.substring(0, options);
        return new ConnectionString(
                hosts.replaceFirst("(?<=[^/])/$", "") + "/" + DATABASE + (options < 0 ? "" : uri.substring(options)));
    }
}
