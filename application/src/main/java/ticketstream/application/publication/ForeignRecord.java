package ticketstream.application.publication;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Stands for a record of a topic that is not one of our events. No handler knows it, so readers pass it by.
 *
 * @param id {@code topic-partition@offset}
 */
public record ForeignRecord(String id) {
    static ForeignRecord of(ConsumerRecord<?, ?> published) {
        return new ForeignRecord(published.topic() + "-" + published.partition() + "@" + published.offset());
    }
}
