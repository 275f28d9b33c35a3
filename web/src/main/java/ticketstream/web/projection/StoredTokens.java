package ticketstream.web.projection;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ticketstream.application.publication.TokenSerializer;

/** How far event processors have come, as the nodes that run them stored it last. Reading claims nothing. */
@Component
public class StoredTokens {
    /** Where the token store keeps them, in the form of the framework's extension. */
    public static final String COLLECTION = "tokens";

    private final MongoDatabase database;
    private final Serializer serializer = TokenSerializer.create();

    StoredTokens(MongoDatabase database) {
        this.database = database;
    }

    /** Those of all segments that have one. */
    List<TrackingToken> of(String processor) {
        var found = database.getCollection(COLLECTION).find(eq("processorName", processor));
        return StreamSupport.stream(found.spliterator(), false)
                .map(this::read)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable TrackingToken read(Document stored) {
        Binary token = stored.get("token", Binary.class);
        return token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(
                        token.getData(), byte[].class, stored.getString("tokenType"), null));
    }
}
