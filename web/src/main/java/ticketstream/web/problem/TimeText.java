package ticketstream.web.problem;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Times as everybody outside sees them: always with milliseconds, so that they sort as text. */
public final class TimeText extends StdSerializer<Instant> {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private TimeText() {
        super(Instant.class);
    }

    /** For a mapper that writes to clients. */
    public static JacksonModule module() {
        return new SimpleModule("time text").addSerializer(Instant.class, new TimeText());
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
        json.writeString(FORM.format(time));
    }
}
