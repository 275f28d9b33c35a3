package ticketstream.application.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * How tracking tokens are stored. The Kafka extension's tokens carry annotations of Jackson 2, so this one serializer
 * uses it. Hand it to the token store and do not make a bean of it: the framework would then leave out its own.
 */
public final class TokenSerializer {
    private TokenSerializer() {}

    /** A new serializer for tracking tokens. */
    public static Serializer create() {
        return JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().findAndRegisterModules())
                .build();
    }
}
