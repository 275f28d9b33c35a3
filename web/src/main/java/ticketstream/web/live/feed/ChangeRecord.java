package ticketstream.web.live.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import ticketstream.projections.change.Change;

/** A change as it is on Kafka: key = scope, value = the frame without its cursor, headers = what routing needs. */
record ChangeRecord(long offset, long timestamp, String scope, String type, String subject, long version, String body) {
    private static final String TYPE = "type";
    private static final String SUBJECT = "subject";
    private static final String VERSION = "version";

    static ProducerRecord<String, String> of(String topic, Change change, String body) {
        List<Header> headers = Stream.of(
                        Map.entry(TYPE, change.type().toString()),
                        Map.entry(SUBJECT, change.ticketId()),
                        Map.entry(VERSION, Long.toString(change.version())))
                .<Header>map(entry ->
                        new RecordHeader(entry.getKey(), entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new ProducerRecord<>(topic, 0, change.scope(), body, headers);
    }

    /** Reads a record back; a record that no publisher of ours wrote is refused with {@link IllegalArgumentException}. */
    static ChangeRecord of(ConsumerRecord<@Nullable String, @Nullable String> kafka) {
        String scope = kafka.key();
        String body = kafka.value();
        if (scope == null || body == null || !body.startsWith("{\"")) {
            throw new IllegalArgumentException("not a change");
        }
        return new ChangeRecord(
                kafka.offset(),
                kafka.timestamp(),
                scope,
                text(kafka.headers(), TYPE),
                text(kafka.headers(), SUBJECT),
                Long.parseLong(text(kafka.headers(), VERSION)),
                body);
    }

    Frame frame(Cursors cursors) {
        String cursor = cursors.write(offset, timestamp);
        String text = "{\"cursor\":\"" + cursor + "\"," + body.substring(1);
        return new Frame(offset, timestamp, scope, type, subject, version, cursor, text);
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("not a change");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
