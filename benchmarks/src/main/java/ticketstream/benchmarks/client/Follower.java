package ticketstream.benchmarks.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.check.LiveView;

/** A live client as a browser is one: it reconnects with its last cursor, and loads its list when it is told to. */
public final class Follower implements AutoCloseable {
    private static final Set<String> RELOAD = Set.of("resync", "access-changed");
    private static final int LONGEST_PAUSE_MS = 300;

    private final Client client;
    private final View view = new View();
    private final List<String> connections = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch connected = new CountDownLatch(1);
    private final Thread thread;
    private final Reloads reloads = new Reloads();
    private @Nullable String cursor;

    /** Follows from now on; returns once the first connection and the first list are there. */
    public Follower(Client client) {
        this(client, 30_000);
        if (connected.getCount() > 0) {
            throw new IllegalStateException("no live connection within 30 s: " + connections());
        }
    }

    private Follower(Client client, long millis) {
        this.client = client;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("follower-" + client.account().username())
                .start(this::follow);
        await(connected, millis);
    }

    /** Follows as soon as the product lets it. */
    public static Follower eventually(Client client) {
        return new Follower(client, 0);
    }

    /** What is on the screen now. */
    public View view() {
        return view;
    }

    /** Everything seen so far, as evidence. */
    public LiveView evidence() {
        return view.evidence(client.account().viewer());
    }

    /** How each connection began and ended, for messages. */
    public List<String> connections() {
        synchronized (connections) {
            return List.copyOf(connections);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }

    private void follow() {
        while (closing.getCount() > 0) {
            try {
                connect();
            } catch (RuntimeException e) {
                note(e.toString());
            }
            await(closing, ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MS));
        }
    }

    private void connect() {
        try (var live = client.live(cursor, this::heard)) {
            note(live.greeting().type() + (cursor == null ? "" : " since " + cursor));
            if (live.greeting().type().equals("resync")) {
                reloads.ask();
            }
            reload();
            cursor = live.cursor();
            connected.countDown();
            note(ended(live));
            cursor = live.cursor();
        }
    }

    private String ended(Live live) {
        try {
            return live.closed().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "we left";
        } catch (ExecutionException e) {
            return e.toString();
        }
    }

    private void heard(Frame frame) {
        if (frame.change()) {
            view.apply(frame);
        } else if (RELOAD.contains(frame.type())) {
            note(frame.type());
            reloads.ask();
            Thread.ofVirtual().start(this::reloadUntilItWorks); // not on the socket's thread: frames go on meanwhile
        }
    }

    private void reloadUntilItWorks() {
        while (reloads.areDue() && closing.getCount() > 0) {
            try {
                reload();
            } catch (RuntimeException e) {
                note("could not load the list: " + e);
                await(closing, LONGEST_PAUSE_MS);
            }
        }
    }

    private void reload() {
        reloads.run(() -> view.reload(client::tickets));
    }

    private void note(String what) {
        synchronized (connections) {
            connections.add(what);
        }
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            if (latch.await(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
