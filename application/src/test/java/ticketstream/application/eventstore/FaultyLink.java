package ticketstream.application.eventstore;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A link that loses inserts or the answers to them, executes them late or in part, or holds them back. */
class FaultyLink extends Link {
    enum Fault {
        NONE,
        REQUEST_LOST,
        REPLY_LOST,
        EXECUTED_LATE,
        /** Only the first document of the insert is stored, then both sides hear nothing more. */
        TRUNCATED,
        /** Nothing is lost, but nothing happens either before {@link #release}. */
        HELD
    }

    final AtomicInteger faults = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Supplier<Fault> nextInsert;

    /** @param nextInsert asked once for each insert command that passes */
    FaultyLink(String uri, Supplier<Fault> nextInsert) throws IOException {
        super(uri);
        this.nextInsert = nextInsert;
    }

    void release() {
        released.countDown();
    }

    @Override
    boolean exchange(Socket client, Socket upstream, WireMessage question) throws IOException {
        Fault fault = question.isInsert() ? nextInsert.get() : Fault.NONE;
        if (fault != Fault.NONE) {
            faults.incrementAndGet();
        }
        switch (fault) {
            case REQUEST_LOST -> {
                return false;
            }
            case EXECUTED_LATE -> {
                client.close();
                await(new CountDownLatch(1), 40); // long enough for the retry to overtake the request
            }
            case HELD -> await(released, 30_000);
            case NONE, REPLY_LOST, TRUNCATED -> {}
        }
        (fault == Fault.TRUNCATED ? question.firstDocumentOnly() : question).write(upstream);
        WireMessage answer = WireMessage.read(upstream);
        if (fault != Fault.NONE && fault != Fault.HELD) {
            return false;
        }
        answer.write(client);
        return true;
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
