package ticketstream.web.problem;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times as everybody outside sees them: always with milliseconds, so that they sort as text. */
public final class TimeText extends StdSerializer<Instant> {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private TimeText() {
        super(Instant.class);
    }

    /** For a mapper that writes to clients, and reads from them what is written as a time and nothing else. */
    public static JacksonModule module() {
        return new SimpleModule("time text")
                .addSerializer(Instant.class, new TimeText())
                .addDeserializer(Instant.class, new Reader());
    }

    private static final class Reader extends StdDeserializer<Instant> {
        Reader() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), json);
            }
            try {
                return Instant.parse(json.getString());
            } catch (DateTimeParseException malformed) {
                return (Instant) context.handleWeirdStringValue(Instant.class, json.getString(), "no time");
            }
        }
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
        json.writeString(FORM.format(time));
    }
}
