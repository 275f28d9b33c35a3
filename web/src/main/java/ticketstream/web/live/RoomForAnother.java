package ticketstream.web.live;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;
import ticketstream.web.limit.Cidr;

/**
 * Refuses a handshake cheaply: 403 for a foreign or malformed origin, 429 when the address has too many connections, 400 for
 * another protocol only.
 */
record RoomForAnother(OpenSockets sockets, Origins origins) implements HandshakeInterceptor {

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!mayComeFromThere(request)) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        if (!sockets.hasRoomFor(Cidr.customer(request.getRemoteAddress().getHostString()))) {
            response.setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
            return false;
        }
        List<String> protocols = new WebSocketHttpHeaders(request.getHeaders()).getSecWebSocketProtocol();
        if (!protocols.isEmpty() && !protocols.contains(LiveHandshake.PROTOCOL)) {
            response.setStatusCode(HttpStatus.BAD_REQUEST);
            return false;
        }
        return true;
    }

    private boolean mayComeFromThere(ServerHttpRequest request) {
        List<String> named = request.getHeaders().getOrEmpty(HttpHeaders.ORIGIN);
        return named.size() <= 1 && origins.allow(named.isEmpty() ? null : named.getFirst(), request.getURI());
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // nothing was reserved: a connection counts once it is open
    }
}
