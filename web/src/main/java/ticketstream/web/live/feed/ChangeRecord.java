package ticketstream.web.live.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.Change;

/** A change as it is on Kafka: key = scope, value = the frame without its cursor, headers = what routing needs. */
record ChangeRecord(
        long offset,
        long timestamp,
        String scope,
        String type,
        String subject,
        long version,
        List<String> elsewhere,
        @Nullable Long receivedAt,
        String body) {
    private static final String TYPE = "type";
    private static final String SUBJECT = "subject";
    private static final String VERSION = "version";
    private static final String ELSEWHERE = "elsewhere";
    private static final String RECEIVED_AT = "receivedat";

    static ProducerRecord<String, byte[]> of(Change change, byte[] body, Stamp stamp) {
        var record = new ProducerRecord<>(LiveTopic.CHANGES.name(), 0, change.audience(), body);
        add(record, TYPE, change.type().toString());
        add(record, SUBJECT, change.ticketId());
        add(record, VERSION, Long.toString(change.version()));
        if (!change.elsewhere().isEmpty()) {
            add(record, ELSEWHERE, change.elsewhere().stream().map(Scope::key).collect(joining("\n")));
        }
        if (change.receivedAt() != null) {
            add(record, RECEIVED_AT, change.receivedAt().toString());
        }
        stamp.putOn(record.headers());
        return record;
    }

    private static void add(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    /** Reads a record back; one of another form is refused with {@link IllegalArgumentException}. */
    static ChangeRecord of(ConsumerRecord<String, byte[]> kafka) {
        @Nullable String scope = kafka.key();
        byte @Nullable [] value = kafka.value();
        String body = value == null ? "" : new String(value, UTF_8);
        if (scope == null || scope.isEmpty() || !body.startsWith("{\"")) {
            throw new IllegalArgumentException("not a change");
        }
        return new ChangeRecord(
                kafka.offset(),
                kafka.timestamp(),
                scope,
                text(kafka.headers(), TYPE),
                text(kafka.headers(), SUBJECT),
                Long.parseLong(text(kafka.headers(), VERSION)),
                elsewhere(kafka.headers()),
                receivedAt(kafka.headers()),
                body);
    }

    Frame frame(Cursors cursors) {
        String cursor = cursors.write(offset, timestamp);
        String text = "{\"cursor\":\"" + cursor + "\"," + body.substring(1);
        return new Frame(offset, timestamp, scope, type, subject, version, elsewhere, receivedAt, cursor, text);
    }

    private static List<String> elsewhere(Headers headers) {
        return headers.lastHeader(ELSEWHERE) == null
                ? List.of()
                : text(headers, ELSEWHERE).lines().toList();
    }

    private static @Nullable Long receivedAt(Headers headers) {
        return headers.lastHeader(RECEIVED_AT) == null ? null : Long.valueOf(text(headers, RECEIVED_AT));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("not a change");
        }
        return new String(header.value(), UTF_8);
    }
}
