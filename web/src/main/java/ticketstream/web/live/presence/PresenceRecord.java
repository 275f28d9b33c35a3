package ticketstream.web.live.presence;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.feed.Stamp;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An announcement as it is on Kafka: key = node, value = all of it as JSON, headers = stamp and signature. */
final class PresenceRecord {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PresenceRecord() {}

    static ProducerRecord<String, byte[]> of(Announcement news, Stamp stamp, RecordSignature signature) {
        var record = new ProducerRecord<>(PresenceExchange.TOPIC.name(), 0, news.node(), JSON.writeValueAsBytes(news));
        stamp.putOn(record.headers());
        signature.sign(record.key(), record.headers(), record.value());
        return record;
    }

    /** Reads a record back; one of another form is refused with {@link IllegalArgumentException}. */
    static Announcement read(ConsumerRecord<String, byte[]> kafka) {
        byte @Nullable [] value = kafka.value();
        try {
            Announcement news = value == null ? null : JSON.readValue(value, Announcement.class);
            if (news != null && news.node().equals(kafka.key())) {
                return news;
            }
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("no announcement", malformed);
        }
        throw new IllegalArgumentException("no announcement");
    }
}
