package ticketstream.web.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's end that remembers what it got. When it is slow, each frame stays under way until it is taken. */
final class RecordingSocket implements Socket {
    private final List<String> texts = new ArrayList<>();
    private final List<Consumer<@Nullable Throwable>> underWay = new ArrayList<>();
    private @Nullable CloseCode closed;
    private long received;
    private int pings;
    private boolean slow;

    @Override
    public String address() {
        return "192.0.2.1";
    }

    @Override
    public void send(String text, Consumer<@Nullable Throwable> done) {
        if (!underWay.isEmpty()) {
            throw new IllegalStateException("one at a time");
        }
        texts.add(text);
        if (slow) {
            underWay.add(done);
        } else {
            done.accept(null);
        }
    }

    @Override
    public long framesReceived() {
        return received;
    }

    /** Frames come that nobody but the edge sees. */
    void receives(long frames) {
        received += frames;
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(CloseCode code) {
        closed = code;
    }

    void slow(boolean now) {
        slow = now;
    }

    void takes() {
        underWay.removeFirst().accept(null);
    }

    void breaks() {
        underWay.removeFirst().accept(new IOException("connection reset"));
    }

    Optional<CloseCode> closed() {
        return Optional.ofNullable(closed);
    }

    int pings() {
        return pings;
    }

    List<JsonNode> frames() {
        return texts.stream().map(JsonMapper.shared()::readTree).toList();
    }

    List<String> types() {
        return frames().stream().map(frame -> frame.get("type").asString()).toList();
    }

    JsonNode last() {
        return frames().getLast();
    }
}
