package ticketstream.benchmarks.parts;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Threads that all do the same thing at once. */
final class Writers {
    private Writers() {}

    /** Returns when every one has ended; the first failure fails all. */
    static void run(int count, Runnable work) {
        try (var threads = Executors.newFixedThreadPool(count)) {
            Callable<Object> task = Executors.callable(work);
            for (var writer :
                    threads.invokeAll(Stream.generate(() -> task).limit(count).toList())) {
                writer.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
