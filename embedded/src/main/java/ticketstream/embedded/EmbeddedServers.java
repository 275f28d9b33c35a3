package ticketstream.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ticketstream.embedded.broker.EmbeddedKafka;
import ticketstream.embedded.database.EmbeddedMongo;

/** Whichever of the two servers a start without settings runs itself, on one data folder held by this process alone. */
public final class EmbeddedServers implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable EmbeddedMongo mongo;
    private @Nullable EmbeddedKafka kafka;

    private EmbeddedServers() {}

    /**
     * Takes the data folder and starts what is asked for, both at once.
     *
     * @param fsync whether what the database calls durable outlasts power loss as well, not only the end of this process
     * @throws IllegalStateException with one readable sentence when another process holds the folder
     */
    public static EmbeddedServers start(Path data, boolean mongo, boolean kafka, boolean fsync) {
        EmbeddedServers servers = new EmbeddedServers();
        if (mongo || kafka) {
            servers.running.push(DataFolder.lock(data));
        }
        try {
            servers.open(data, mongo, kafka, fsync);
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void open(Path data, boolean withMongo, boolean withKafka, boolean fsync) {
        Loggers.quieten();
        @Nullable
        Future<EmbeddedKafka> starting =
                withKafka ? inBackground(() -> EmbeddedKafka.start(data.resolve("kafka"))) : null;
        try {
            if (withMongo) {
                mongo = EmbeddedMongo.start(data.resolve("mongodb"), 0, fsync);
                running.push(mongo);
            }
        } finally {
            if (starting != null) {
                kafka = await(starting);
                running.push(kafka);
            }
        }
    }

    private static <T> Future<T> inBackground(Supplier<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofPlatform().name("embedded-kafka-start").start(() -> {
            try {
                future.complete(work.get());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the servers started", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }

    /** Where the database is, if it runs here. */
    public Optional<String> mongoUri() {
        return Optional.ofNullable(mongo).map(EmbeddedMongo::uri);
    }

    /** Where the broker is, if it runs here. */
    public Optional<String> kafkaBootstrapServers() {
        return Optional.ofNullable(kafka).map(EmbeddedKafka::bootstrapServers);
    }

    /** Stops the broker, then the database, then lets the folder go. */
    @Override
    public void close() {
        while (!running.isEmpty()) {
            close(running.pop());
        }
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
