package ticketstream.application.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a CloudEvents 1.0 record in binary mode. */
final class CloudEventHeaders {
    static final String CONTENT_TYPE = "content-type";
    static final String SPEC_VERSION = "ce_specversion";
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String SOURCE = "ce_source";
    static final String SUBJECT = "ce_subject";
    static final String TIME = "ce_time";
    static final String SEQUENCE = "ce_sequence";
    static final String POSITION = "ce_position";
    static final String REVISION = "ce_revision";

    /** There, and {@code true}, when the event was published before: the topic is filled again. */
    static final String REFILLED = "ce_refilled";

    /** Proves that the record is ours. */
    static final String SIGNATURE = "ce_signature";

    static final String OUR_CONTENT_TYPE = "application/json";
    static final String OUR_SPEC_VERSION = "1.0";
    static final String OUR_SOURCE = "/ticketstream";

    /** Metadata that travels, and the header it travels in; it is absent where the event has none. Always in this order. */
    static final Map<String, String> METADATA = new TreeMap<>(Map.of(
            "actorId", "ce_actorid",
            "actorName", "ce_actorname",
            "actorRole", "ce_actorrole",
            "traceId", "ce_traceid",
            "receivedAt", "ce_receivedat"));

    private CloudEventHeaders() {}

    static void add(Headers headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(UTF_8));
    }

    static @Nullable String find(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    static String get(Headers headers, String name) {
        String value = find(headers, name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
