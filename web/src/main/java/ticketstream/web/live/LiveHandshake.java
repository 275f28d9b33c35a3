package ticketstream.web.live;

import java.util.List;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Upgrades a request to {@code ticketstream.v1} without extensions. */
final class LiveHandshake extends DefaultHandshakeHandler {
    static final String PROTOCOL = "ticketstream.v1";

    LiveHandshake() {
        setSupportedProtocols(PROTOCOL);
    }

    /** No compression: it costs far more memory per connection than it saves on small frames, and may hide bombs. */
    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
            ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
        return List.of();
    }
}
