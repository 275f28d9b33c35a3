package ticketstream.web.live;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.server.HandshakeInterceptor;
import ticketstream.web.limit.Cidr;
import ticketstream.web.problem.ProblemAnswer;
import ticketstream.web.problem.ProblemCode;

/**
 * Refuses a handshake cheaply: 403 for a foreign or malformed origin, 429 when the address has too many connections, 400 for
 * another protocol only, and for what is no handshake.
 */
record RoomForAnother(OpenSockets sockets, Origins origins) implements HandshakeInterceptor {

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        var refusal = refusal(request);
        if (refusal != null) {
            ProblemAnswer.of(refusal).writeTo(((ServletServerHttpResponse) response).getServletResponse());
        }
        return refusal == null;
    }

    private @Nullable ProblemCode refusal(ServerHttpRequest request) {
        if (!mayComeFromThere(request)) {
            return ProblemCode.FORBIDDEN;
        }
        if (!sockets.hasRoomFor(Cidr.customer(request.getRemoteAddress().getHostString()))) {
            return ProblemCode.TOO_MANY_REQUESTS;
        }
        List<String> protocols = new WebSocketHttpHeaders(request.getHeaders()).getSecWebSocketProtocol();
        boolean others = !protocols.isEmpty() && !protocols.contains(LiveHandshake.PROTOCOL);
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
        return others || !upgrade ? ProblemCode.MALFORMED_REQUEST : null;
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
