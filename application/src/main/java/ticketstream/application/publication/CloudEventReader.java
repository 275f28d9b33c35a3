package ticketstream.application.publication;

import static ticketstream.application.publication.CloudEventHeaders.get;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.role.CustomRoleEvent;
import ticketstream.domain.ticket.TicketEvent;

/**
 * The shape of events as they come back: a record must be one of ours, of a kind that belongs on its topic, and about the
 * aggregate that its key names. Its payload is read here once, so that a malformed one is found before it can stop a
 * processor; handlers share the result.
 */
final class CloudEventReader {
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    CloudEventReader(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** @throws RuntimeException if the record is not a readable event of ours */
    DomainEventMessage<?> read(ConsumerRecord<String, byte[]> published) {
        Headers headers = published.headers();
        require(get(headers, CloudEventHeaders.SPEC_VERSION).equals(CloudEventHeaders.OUR_SPEC_VERSION));
        require(get(headers, CloudEventHeaders.SOURCE).equals(CloudEventHeaders.OUR_SOURCE));
        String aggregateId = get(headers, CloudEventHeaders.SUBJECT);
        require(aggregateId.equals(published.key()));
        DomainEventMessage<?> event = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(PublishedEvent.of(published)), serializer, upcasters)
                .next();
        require(published.topic().equals(EventTopics.of(event.getType())));
        require(isAbout(aggregateId, event.getPayload()));
        return event.andMetaData(metadata(headers));
    }

    private static Map<String, Object> metadata(Headers headers) {
        Map<String, Object> metadata = new HashMap<>();
        CloudEventHeaders.METADATA.forEach((name, header) -> {
            String value = CloudEventHeaders.find(headers, header);
            if (value != null) {
                metadata.put(name, value);
            }
        });
        long position = Long.parseLong(get(headers, CloudEventHeaders.POSITION));
        require(position >= 0);
        metadata.put("position", position);
        if (CloudEventHeaders.find(headers, CloudEventHeaders.REFILLED) != null) {
            metadata.put("refilled", true);
        }
        return metadata;
    }

    /** What is recorded for auditors does not name the stream it is in. */
    private static boolean isAbout(String aggregateId, Object payload) {
        return switch (payload) {
            case TicketEvent event -> aggregateId.equals(event.ticketId());
            case AccountEvent event -> aggregateId.equals(event.accountId());
            case CustomRoleEvent event -> aggregateId.equals(event.roleId());
            case AuditEvent event -> true;
            default -> false;
        };
    }

    private static void require(boolean fulfilled) {
        if (!fulfilled) {
            throw new IllegalArgumentException("not one of our events");
        }
    }
}
