package ticketstream.web.live;

import static java.util.Objects.requireNonNull;
import static tools.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.presence.Doing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Every frame a client may send. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Request.Hello.class),
    @JsonSubTypes.Type(Request.Renewal.class),
    @JsonSubTypes.Type(Request.Ping.class),
    @JsonSubTypes.Type(Request.Visibility.class),
    @JsonSubTypes.Type(Request.Count.class),
    @JsonSubTypes.Type(Request.Presence.class)
})
sealed interface Request {
    JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            .withCoercionConfig(
                    LogicalType.Boolean,
                    yesOrNo -> yesOrNo.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.String, Fail)
                            .setCoercion(CoercionInputShape.EmptyString, Fail))
            .build();

    /** Who is there, and the cursor of the last frame that was seen. */
    @JsonTypeName("hello")
    record Hello(String token, @Nullable String since) implements Request {
        public Hello {
            requireNonNull(token);
        }
    }

    /** A younger token of the same account. */
    @JsonTypeName("token")
    record Renewal(String token) implements Request {
        public Renewal {
            requireNonNull(token);
        }
    }

    /** Asks for a sign of life. */
    @JsonTypeName("ping")
    record Ping() implements Request {}

    /** Whether somebody looks at the client; nobody does when its tab is behind another. */
    @JsonTypeName("visibility")
    record Visibility(@JsonProperty(required = true) boolean hidden) implements Request {}

    /** Wants to be told how many tickets are open, now and whenever that is another number. */
    @JsonTypeName("count")
    record Count() implements Request {}

    /** What the client does at a ticket, instead of what it did before; at none with null for both. */
    @JsonTypeName("presence")
    record Presence(
            @JsonProperty(required = true) @Nullable String ticketId,
            @Nullable Doing doing) implements Request {
        public Presence {
            if ((ticketId == null) != (doing == null)) {
                throw new IllegalArgumentException("nothing is done at no ticket");
            }
        }
    }

    /** Reads a frame; anything that is none throws {@link Refusal}. */
    static Request read(String text) throws Refusal {
        try {
            Request request = JSON.readValue(text, Request.class);
            if (request == null) {
                throw new Refusal(ErrorCode.MALFORMED);
            }
            return request;
        } catch (InvalidTypeIdException e) {
            throw new Refusal(e.getTypeId() == null ? ErrorCode.MALFORMED : ErrorCode.UNKNOWN_TYPE);
        } catch (JacksonException e) {
            throw new Refusal(ErrorCode.MALFORMED);
        }
    }

    /** The frame is answered with an error and has no other effect. */
    final class Refusal extends Exception {
        private final ErrorCode code;

        Refusal(ErrorCode code) {
            super(code.toString(), null, false, false);
            this.code = code;
        }

        ErrorCode code() {
            return code;
        }
    }
}
