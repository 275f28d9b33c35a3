package ticketstream.web.live;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Refuses a handshake cheaply: 429 when the address has too many connections, 400 for another protocol only. */
record RoomForAnother(OpenSockets sockets) implements HandshakeInterceptor {

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        if (!sockets.hasRoomFor(request.getRemoteAddress().getHostString())) {
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

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // nothing was reserved: a connection counts once it is open
    }
}
