package ticketstream.application.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Many threads on several nodes that append commits of one to three events, and write down what they were told. */
final class Writers {
    final Queue<List<DomainEventMessage<?>>> acknowledged = new ConcurrentLinkedQueue<>();
    final Queue<List<DomainEventMessage<?>>> refused = new ConcurrentLinkedQueue<>();
    final Queue<List<DomainEventMessage<?>>> unknown = new ConcurrentLinkedQueue<>();

    /** Each writer creates and moves its share of tickets; {@code contested} tickets are created by every writer. */
    void run(List<? extends EventStorageEngine> nodes, int writersPerNode, int commitsPerWriter, long seed)
            throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < nodes.size() * writersPerNode; w++) {
                EventStorageEngine node = nodes.get(w % nodes.size());
                int writer = w;
                running.add(threads.submit(() -> {
                    start.await();
                    write(node, writer, commitsPerWriter, new Random(seed + writer));
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> writer : running) {
                writer.get();
            }
        }
    }

    private void write(EventStorageEngine node, int writer, int commits, Random random) {
        String own = "";
        long sequence = 0;
        for (int i = 0; i < commits; i++) {
            int events = 1 + random.nextInt(3);
            if (i % 4 == 0) {
                append(node, Events.commit("contested-" + i, 0, events));
            } else {
                own = i % 4 == 1 ? "own-" + writer + "-" + i : own;
                sequence = i % 4 == 1 ? 0 : sequence;
                sequence += append(node, Events.commit(own, sequence, events)) ? events : 0;
            }
        }
    }

    private boolean append(EventStorageEngine node, List<DomainEventMessage<?>> commit) {
        try {
            node.appendEvents(commit);
            acknowledged.add(commit);
            return true;
        } catch (ConcurrencyException | AggregateStreamCreationException e) {
            refused.add(commit);
        } catch (EventStoreException e) {
            unknown.add(commit);
        }
        return false;
    }
}
