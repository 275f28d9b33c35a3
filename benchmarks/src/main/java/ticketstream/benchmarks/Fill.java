package ticketstream.benchmarks;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Fills the desk through its front door, as fast as it lets us: so many requests are always under way. */
final class Fill {
    private static final int CATCH_UP_SECONDS = 60;

    private final Cast cast;
    private final AtomicInteger next;
    private final int until;

    private Fill(Cast cast, int from, int until) {
        this.cast = cast;
        this.next = new AtomicInteger(from);
        this.until = until;
    }

    /** Creates tickets number {@code from} to {@code until}, waits until the lists are quiet, returns creates per second. */
    static double run(Cast cast, int from, int until, int underWay) {
        long start = System.nanoTime();
        var fill = new Fill(cast, from, until);
        var fillers = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < underWay; i++) {
            fillers.add(fill.createNext());
        }
        CompletableFuture.allOf(fillers.toArray(CompletableFuture[]::new)).join();
        double seconds = (System.nanoTime() - start) / 1e9;
        fill.awaitVisible();
        return Math.round((until - from) / seconds);
    }

    private CompletableFuture<Void> createNext() {
        int number = next.getAndIncrement();
        if (number >= until) {
            return CompletableFuture.completedFuture(null);
        }
        var user = cast.users().get(number % cast.users().size());
        String category = Cast.CATEGORIES.get(number % Cast.CATEGORIES.size());
        return user.create("ticket " + number, "Nothing works since this morning.", category, null)
                .thenComposeAsync(answer -> {
                    answer.expect(201);
                    return createNext();
                });
    }

    /** One more ticket on the administrator's screen says that the read models have worked off their queue. */
    private void awaitVisible() {
        var seen = new CompletableFuture<Void>();
        String title = "the last of " + until + " at " + System.nanoTime();
        try (var live = cast.admin().live(null, frame -> {
            if (frame.title().equals(title)) {
                seen.complete(null);
            }
        })) {
            cast.users().getFirst().create(title, "text", "sales", null).join().expect(201);
            long deadline = System.nanoTime() + CATCH_UP_SECONDS * 1_000_000_000L;
            while (!seen.isDone() && !live.closed().isDone() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(10_000_000);
            }
            if (!seen.isDone()) {
                System.out.println("  the lists had not caught up " + CATCH_UP_SECONDS + " s after filling");
            }
        }
    }
}
