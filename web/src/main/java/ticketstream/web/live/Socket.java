package ticketstream.web.live;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The edge to one client's connection. Nothing here blocks the caller. */
interface Socket {
    /** The address the client connects from. */
    String address();

    /** Sends one frame; {@code done} gets null or what went wrong, possibly before this returns. One at a time. */
    void send(String text, Consumer<@Nullable Throwable> done);

    void ping();

    void close(CloseCode code);
}
