package ticketstream.benchmarks.crowd;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.product.Usage;

/** Where a crowd is seated: a server that tells all of them of changes. */
public interface Venue extends AutoCloseable {
    /** Where its live sockets are. */
    URI live();

    /** Somebody who gets every change. */
    Seat seat();

    /** Makes a change that was meant for this moment, having announced it. */
    CompletableFuture<Answer> change(Sightings sightings, long intended);

    /** CPU time and memory of the server's process now. */
    Usage usage();

    /** Bytes that are live on its heap, found by a full collection. */
    long liveHeap();

    @Override
    void close();
}
