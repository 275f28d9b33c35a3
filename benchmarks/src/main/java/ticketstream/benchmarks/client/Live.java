package ticketstream.benchmarks.client;

import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One live socket: says hello, keeps its token fresh, remembers its cursor. */
public final class Live implements AutoCloseable {
    private static final int GREETING_SECONDS = 10;
    private static final int RENEWAL_MINUTES = 2;
    private static final ScheduledExecutorService RENEWALS = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-renewals").factory());

    private final Consumer<Frame> listener;
    private final CompletableFuture<Frame> greeting = new CompletableFuture<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private volatile @Nullable String cursor;
    private @Nullable WebSocket socket;
    private @Nullable ScheduledFuture<?> renewals;
    private CompletableFuture<Void> renewed = CompletableFuture.completedFuture(null);

    private Live(@Nullable String since, Consumer<Frame> listener) {
        this.cursor = since;
        this.listener = listener;
    }

    /** Returns once the product has said {@code welcome} or {@code resync}; a failure says what came instead. */
    static Live open(Desk desk, Session session, @Nullable String since, Consumer<Frame> listener) {
        var live = new Live(since, listener);
        live.socket = desk.http()
                .newWebSocketBuilder()
                .subprotocols("ticketstream.v1")
                .buildAsync(desk.live(), live.new Ear())
                .orTimeout(GREETING_SECONDS, TimeUnit.SECONDS)
                .join();
        live.say(hello(session.lastingToken(), since));
        live.greeting.orTimeout(GREETING_SECONDS, TimeUnit.SECONDS).join();
        live.renewWith(session);
        return live;
    }

    /** The greeting: {@code welcome}, or {@code resync} when lists must be loaded again. */
    public Frame greeting() {
        return greeting.join();
    }

    /** Where the next socket may go on; null before the greeting. */
    public @Nullable String cursor() {
        return cursor;
    }

    /** Ends when the socket does, with its close code or error in words. */
    public CompletableFuture<String> closed() {
        return closed;
    }

    /** Sends one frame as it is. */
    public synchronized void say(Object frame) {
        var open = socket;
        if (open != null) {
            open.sendText(JsonMapper.shared().writeValueAsString(frame), true).join();
        }
    }

    @Override
    public void close() {
        closed.complete("closed by us");
        if (renewals != null) {
            renewals.cancel(false);
        }
        var open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private void renewWith(Session session) {
        renewals = RENEWALS.scheduleAtFixedRate(
                () -> renewed = session.renew().thenRun(() -> say(Map.of("type", "token", "token", session.token()))),
                RENEWAL_MINUTES,
                RENEWAL_MINUTES,
                TimeUnit.MINUTES);
    }

    private static Map<String, @Nullable Object> hello(String token, @Nullable String since) {
        var hello = new HashMap<String, @Nullable Object>();
        hello.put("type", "hello");
        hello.put("token", token);
        hello.put("since", since);
        return hello;
    }

    private void ended(String why) {
        closed.complete(why);
        greeting.completeExceptionally(new IllegalStateException("the live socket ended before its greeting: " + why));
    }

    private void heard(Frame frame) {
        if (!greeting.isDone()) {
            greet(frame);
            return;
        }
        var next = frame.cursor();
        listener.accept(frame);
        cursor = next == null ? cursor : next;
    }

    private void greet(Frame frame) {
        boolean resync = frame.type().equals("resync");
        if (!resync && !frame.type().equals("welcome")) {
            ended("the first frame was " + frame.json());
            return;
        }
        // a welcome may name the place where the missed frames that still follow will end: not ours yet
        cursor = resync || cursor == null ? frame.cursor() : cursor;
        greeting.complete(frame);
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                long now = System.nanoTime();
                var json = JsonMapper.shared().readTree(text.toString());
                text.setLength(0);
                heard(new Frame(json.path("type").asString(""), json, now));
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended("closed with " + code + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended(error.toString());
        }
    }
}
