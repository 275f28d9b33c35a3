package ticketstream.web.live;

import java.util.List;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Upgrades a request to {@code ticketstream.v1} when its origin may. */
final class LiveHandshake extends DefaultHandshakeHandler {
    static final String PROTOCOL = "ticketstream.v1";

    private final Origins origins;

    LiveHandshake(Origins origins) {
        this.origins = origins;
        setSupportedProtocols(PROTOCOL);
    }

    @Override
    protected boolean isValidOrigin(ServerHttpRequest request) {
        List<String> named = request.getHeaders().getOrEmpty("Origin");
        return named.size() <= 1 && origins.allow(named.isEmpty() ? null : named.getFirst(), request.getURI());
    }

    /** No compression: it costs far more memory per connection than it saves on small frames, and may hide bombs. */
    @Override
    protected List<WebSocketExtension> filterRequestedExtensions(
            ServerHttpRequest request, List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
        return List.of();
    }
}
