package ticketstream.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
    @TempDir
    private Path folder;

    @Test
    void startsBothOnAFolderNobodyElseMayUseAndFindsItsDataAgain() {
        try (EmbeddedServers servers = EmbeddedServers.start(folder, true, true, true);
                MongoClient client = client(servers)) {
            client.getDatabase("desk").getCollection("kept").insertOne(new Document("_id", 1));
            assertThat(servers.kafkaBootstrapServers()).isPresent();
            assertThatIllegalStateException().isThrownBy(() -> EmbeddedServers.start(folder, false, true, true));
        }
        try (EmbeddedServers servers = EmbeddedServers.start(folder, true, false, true);
                MongoClient client = client(servers)) {
            assertThat(client.getDatabase("desk").getCollection("kept").find()).containsExactly(new Document("_id", 1));
            assertThat(servers.kafkaBootstrapServers()).isEmpty();
        }
    }

    private static MongoClient client(EmbeddedServers servers) {
        return MongoClients.create(servers.mongoUri().orElseThrow());
    }

    @Test
    void touchesNothingWhenNothingIsEmbedded() {
        Path untouched = folder.resolve("untouched");
        try (EmbeddedServers servers = EmbeddedServers.start(untouched, false, false, true)) {
            assertThat(servers.mongoUri()).isEmpty();
            assertThat(untouched).doesNotExist();
        }
    }
}
