package ticketstream.application.eventstore;

import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON under their stored name and revision, metadata as a JSON object. Knows only registered events, so no
 * input can name a class to load; an unknown name or revision is read as {@link UnknownSerializedType}.
 */
@SuppressWarnings({"unchecked", "rawtypes", "TypeParameterUnusedInFormals"}) // the framework's interface has raw types
public final class StoredEventSerializer implements Serializer {
    private static final SerializedType METADATA = new SimpleSerializedType(MetaData.class.getName(), null);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final StoredEvents events;
    private final Converter converter = new ChainingConverter();
    private final JsonMapper json = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    public StoredEventSerializer(StoredEvents events) {
        this.events = events;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        SerializedType type = typeForClass(object == null ? null : object.getClass());
        try {
            Object data = representation == String.class
                    ? json.writeValueAsString(object)
                    : converter.convert(json.writeValueAsBytes(object), representation);
            return new SimpleSerializedObject<>((T) data, representation, type);
        } catch (JacksonException e) {
            throw new SerializationException("cannot write " + type.getName(), e);
        }
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return representation == String.class || converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings("NullAway") // the framework reads the empty type as null
    public <S, T> T deserialize(SerializedObject<S> stored) {
        Class<?> type = classForType(stored.getType());
        if (type == Void.class) {
            return null;
        }
        if (type == UnknownSerializedType.class) {
            return (T) new UnknownSerializedType(this, stored);
        }
        try {
            return (T) (type == MetaData.class ? MetaData.from(read(stored, OBJECT)) : read(stored, type));
        } catch (JacksonException e) {
            throw new SerializationException("cannot read " + stored.getType().getName(), e);
        }
    }

    @Override
    public Class classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        if (METADATA.getName().equals(type.getName())) {
            return MetaData.class;
        }
        Class<?> event = events.classOf(type);
        return event == null ? UnknownSerializedType.class : event;
    }

    /** The stored type of an event or of metadata; anything else has no place in the log. */
    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class) {
            return SerializedType.emptyType();
        }
        if (type == MetaData.class) {
            return METADATA;
        }
        SerializedType stored = events.typeOf(type);
        if (stored == null) {
            throw new SerializationException(type.getName() + " is not a stored event");
        }
        return stored;
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private <T> T read(SerializedObject<?> stored, TypeReference<T> type) {
        return stored.getData() instanceof String text
                ? json.readValue(text, type)
                : json.readValue(converter.convert(stored, byte[].class).getData(), type);
    }

    private Object read(SerializedObject<?> stored, Class<?> type) {
        return stored.getData() instanceof String text
                ? json.readValue(text, type)
                : json.readValue(converter.convert(stored, byte[].class).getData(), type);
    }
}
