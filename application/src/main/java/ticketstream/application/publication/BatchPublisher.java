package ticketstream.application.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.extensions.kafka.eventhandling.KafkaMessageConverter;
import org.axonframework.messaging.EventPublicationFailedException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Publishes the log: sends a whole batch of a tracking processor, then waits for all acknowledgements before the batch
 * may commit. A failure fails the batch, which is then sent again; nothing is skipped. Needs {@link TokenAfterWrites},
 * because the framework would store its token before this handler has its acknowledgements.
 */
public final class BatchPublisher implements EventMessageHandler, AutoCloseable {
    private final EventProducer producer;
    private final KafkaMessageConverter<String, byte[]> converter;
    private final Runnable claim;

    /** @param claim says that this node still publishes, each second that acknowledgements are waited for */
    public BatchPublisher(String bootstrapServers, KafkaMessageConverter<String, byte[]> converter, Runnable claim) {
        this(new EventProducer(bootstrapServers), converter, claim);
    }

    BatchPublisher(EventProducer producer, KafkaMessageConverter<String, byte[]> converter, Runnable claim) {
        this.producer = producer;
        this.converter = converter;
        this.claim = claim;
    }

    /** Sends one event of the current unit of work, without waiting. */
    @Override
    @SuppressWarnings("NullAway") // a handler without an answer returns null
    public Object handle(EventMessage<?> event) {
        String topic = EventTopics.of(((DomainEventMessage<?>) event).getType());
        List<Future<RecordMetadata>> acks = acksOfBatch(CurrentUnitOfWork.get().root());
        try {
            Future<RecordMetadata> ack = producer.send(converter.createKafkaMessage(event, topic));
            acks.add(ack);
            if (ack.state() == Future.State.FAILED) {
                await(acks); // each further send of the batch would block as long as this one did
            }
        } catch (KafkaException e) {
            throw failed(e);
        }
        return null;
    }

    @Override
    public void close() {
        producer.close();
    }

    private List<Future<RecordMetadata>> acksOfBatch(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(BatchPublisher.class.getName(), key -> {
            List<Future<RecordMetadata>> acks = new ArrayList<>();
            batch.onPrepareCommit(u -> await(acks));
            batch.onRollback(u -> producer.discard());
            return acks;
        });
    }

    private void await(List<Future<RecordMetadata>> acks) {
        try {
            for (int seconds = 1; !arriveWithinASecond(acks); seconds++) {
                if (seconds == EventProducer.ACK_TIMEOUT.toSeconds()) {
                    throw failed(new TimeoutException());
                }
                claim.run();
            }
        } catch (ExecutionException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private static boolean arriveWithinASecond(List<Future<RecordMetadata>> acks)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        try {
            for (Future<RecordMetadata> ack : acks) {
                ack.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static EventPublicationFailedException failed(Throwable cause) {
        return new EventPublicationFailedException("a batch of events was not acknowledged by Kafka", cause);
    }
}
