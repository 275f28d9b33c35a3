package ticketstream.web.live;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The edge to one client's connection. Nothing here blocks the caller. */
interface Socket {
    /** The address the client connects from. */
    String address();

    /** Sends one frame; {@code done} gets null or what went wrong, possibly before this returns. One at a time. */
    void send(String text, Consumer<@Nullable Throwable> done);

    /** How many frames have come so far, of every kind: also those that nobody but the edge sees. */
    long framesReceived();

    void ping();

    void close(CloseCode code);
}
