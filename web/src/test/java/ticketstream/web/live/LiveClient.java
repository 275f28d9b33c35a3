package ticketstream.web.live;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client at the other end of a real connection. */
public final class LiveClient implements WebSocket.Listener {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private volatile boolean reading = true;
    private volatile int closed;
    private @Nullable WebSocket socket;

    public static LiveClient connect(URI address) {
        LiveClient client = new LiveClient();
        client.socket = HTTP.newWebSocketBuilder()
                .subprotocols("ticketstream.v1")
                .buildAsync(address, client)
                .join();
        return client;
    }

    /** The status with which a handshake is answered; 101 when it succeeds. */
    static int handshake(URI address, @Nullable String origin) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().subprotocols("ticketstream.v1");
        if (origin != null) {
            builder.header("Origin", origin);
        }
        try {
            builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    public LiveClient hello(String token, @Nullable String since) {
        say("{\"type\":\"hello\",\"token\":\"%s\",\"since\":%s}"
                .formatted(token, since == null ? null : "\"" + since + "\""));
        await("welcome").atMost(PATIENCE).until(() -> !frames.isEmpty() || closed != 0);
        return this;
    }

    public LiveClient say(String text) {
        socket().sendText(text, true).join();
        return this;
    }

    WebSocket socket() {
        return Objects.requireNonNull(socket);
    }

    /** Reads nothing more until told; what is under way fills the buffers between here and the server. */
    void stopsReading() {
        reading = false;
    }

    void readsAgain() {
        reading = true;
        socket().request(1);
    }

    boolean isReading() {
        return reading;
    }

    public void leaves() {
        socket().abort();
    }

    public List<JsonNode> frames() {
        return frames;
    }

    List<String> types() {
        return frames.stream().map(frame -> frame.get("type").asString()).toList();
    }

    List<Long> versions() {
        return frames.stream()
                .filter(frame -> frame.has("version"))
                .map(frame -> frame.get("version").asLong())
                .toList();
    }

    JsonNode last() {
        return frames.getLast();
    }

    String cursor() {
        return frames.stream()
                .filter(frame -> frame.has("cursor"))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .get("cursor")
                .asString();
    }

    LiveClient awaitType(String type) {
        await(type).atMost(PATIENCE).until(() -> types().contains(type));
        return this;
    }

    LiveClient awaitVersion(long version) {
        await("version " + version).atMost(PATIENCE).until(() -> versions().contains(version));
        return this;
    }

    public int awaitClose() {
        await("close").atMost(Duration.ofSeconds(30)).until(() -> closed != 0);
        return closed;
    }

    public boolean isClosed() {
        return closed != 0;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(JsonMapper.shared().readTree(part.toString()));
            part.setLength(0);
        }
        if (reading) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed = 1006;
    }
}
