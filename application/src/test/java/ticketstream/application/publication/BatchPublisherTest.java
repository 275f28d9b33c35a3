package ticketstream.application.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.application.eventstore.Events;
import ticketstream.application.eventstore.StoredEventSerializer;
import ticketstream.application.eventstore.StoredEvents;

/** With a broker that acknowledges when the test says so; see {@link PublicationIT} for a real one. */
class BatchPublisherTest {
    private static final int OURS = 2;

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
    private final AtomicInteger claims = new AtomicInteger();
    private final DomainEventMessage<?> event = new GenericTrackedDomainEventMessage<>(
            new GlobalSequenceTrackingToken(0), Events.commit("t1", 0, 1).getFirst());
    private final DefaultUnitOfWork<?> batch = DefaultUnitOfWork.startAndGet(event);

    @AfterEach
    void endTheBatch() {
        if (batch.isActive()) {
            batch.rollback();
        }
    }

    @Test
    void claimsItsWorkEachSecondThatItWaits() {
        publish(() -> {
            if (claims.incrementAndGet() == OURS) {
                broker.completeNext();
            }
        });

        batch.commit();
        assertThat(claims).hasValue(OURS);
    }

    @Test
    void waitsNoLongerWhenAnotherNodeHasItsWorkAndForgetsWhatItSent() {
        publish(() -> {
            claims.incrementAndGet();
            throw new UnableToClaimTokenException("another node has it");
        });

        assertThatThrownBy(batch::commit).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(claims).hasValue(1);
        assertThat(broker.closed()).isTrue();
    }

    private void publish(Runnable claim) {
        var converter = new CloudEventConverter(
                new StoredEventSerializer(StoredEvents.ofTheDesk()),
                NoOpEventUpcaster.INSTANCE,
                new byte[] {1},
                new InMemoryEventStorageEngine(),
                (published, reason) -> {});
        new BatchPublisher(new EventProducer(() -> broker), converter, claim).handle(event);
    }
}
