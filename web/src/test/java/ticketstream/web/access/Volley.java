package ticketstream.web.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Requests one after the other, on several ways at once, while something changes. */
final class Volley implements AutoCloseable {
    private static final int WAYS = 3;

    private record Shot(long sentAt, int status) {}

    private final List<Shot> shots = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> ways;
    private volatile boolean ceased;

    /** @param request answers with the status */
    Volley(IntSupplier request) {
        ways = IntStream.range(0, WAYS)
                .mapToObj(way -> Thread.startVirtualThread(() -> fire(request)))
                .toList();
    }

    private void fire(IntSupplier request) {
        while (!ceased) {
            long sentAt = System.nanoTime();
            shots.add(new Shot(sentAt, request.getAsInt()));
        }
    }

    /** Waits until every way has been answered a few times more. */
    void goOn() {
        int enough = shots.size() + 3 * WAYS;
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> shots.size() >= enough);
    }

    /** The different answers to what was sent after this moment. */
    List<Integer> statusesSince(long nanoTime) {
        synchronized (shots) {
            return shots.stream()
                    .filter(shot -> shot.sentAt() > nanoTime)
                    .map(Shot::status)
                    .distinct()
                    .toList();
        }
    }

    @Override
    public void close() {
        ceased = true;
        ways.forEach(Volley::join);
    }

    private static void join(Thread way) {
        try {
            way.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
