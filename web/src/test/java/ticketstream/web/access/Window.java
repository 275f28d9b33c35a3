package ticketstream.web.access;

import static java.util.Objects.requireNonNullElse;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import ticketstream.web.live.LiveClient;
import tools.jackson.databind.JsonNode;

/** An open window of somebody, read frame by frame. */
final class Window implements AutoCloseable {
    private static final String PING = "{\"type\":\"ping\"}";

    private final LiveClient client;
    private int read;

    private Window(LiveClient client) {
        this.client = client;
    }

    /** One that has not said yet who is there. */
    static Window connect(int port) {
        return new Window(LiveClient.connect(URI.create("ws://localhost:" + port + "/live")));
    }

    /** One that was let in; {@code since} is a cursor. */
    static Window open(int port, Subject subject, @Nullable String since) {
        var window = connect(port);
        window.client.hello(requireNonNullElse(subject.token().get(), "none"), since);
        return window;
    }

    /** Everything that was on its way. */
    List<JsonNode> news() {
        client.say(PING);
        List<JsonNode> news = new ArrayList<>();
        for (var frame = next(); !type(frame).equals("pong"); frame = next()) {
            news.add(frame);
        }
        return news;
    }

    /** The answer to a frame, as the table says it. */
    String answer(String text) {
        client.say(text);
        await(() -> client.frames().size() > read || client.isClosed());
        if (client.frames().size() == read) {
            return "close:" + client.awaitClose();
        }
        var frame = next();
        boolean isError =
                type(frame).equals("error") && frame.size() == 2; // its type and code, nothing to tell tickets by
        return isError ? "error:" + frame.get("code").stringValue() : type(frame);
    }

    /** The types of what comes although no answer is expected. */
    List<String> answers(String text) {
        client.say(text);
        return news().stream().map(Window::type).toList();
    }

    /** Leaves unread what it waits for. */
    void awaitVersion(String ticketId, long version) {
        await(() -> client.frames().stream().anyMatch(frame -> isAbout(frame, ticketId) && version(frame) == version));
    }

    void awaitCount(String type, int count) {
        await(() -> client.frames().stream()
                        .filter(frame -> type(frame).equals(type))
                        .count()
                >= count);
    }

    static String type(JsonNode frame) {
        return frame.get("type").stringValue();
    }

    static boolean isAbout(JsonNode frame, String ticketId) {
        return frame.path("ticketId").asString("").equals(ticketId);
    }

    static long version(JsonNode frame) {
        return frame.get("version").longValue();
    }

    @Override
    public void close() {
        client.leaves();
    }

    private JsonNode next() {
        await(() -> client.frames().size() > read);
        return client.frames().get(read++);
    }

    private static void await(BooleanSupplier condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(2))
                .until(condition::getAsBoolean);
    }
}
