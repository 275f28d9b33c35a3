package ticketstream.web.live;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;

/**
 * Hides from Tomcat which extensions a client offers: it would agree to compression whatever is chosen above it. And
 * remembers where Tomcat counts frames, because pings it answers by itself and tells nobody.
 */
final class PlainUpgrade extends StandardWebSocketUpgradeStrategy {
    private static final String UPGRADED = Upgraded.class.getName();

    @Override
    public void upgrade(
            ServerHttpRequest request,
            ServerHttpResponse response,
            @Nullable String protocol,
            List<WebSocketExtension> extensions,
            @Nullable Principal user,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        var upgraded = new Upgraded(getHttpServletRequest(request));
        attributes.put(UPGRADED, upgraded);
        super.upgrade(new ServletServerHttpRequest(upgraded), response, protocol, List.of(), user, handler, attributes);
    }

    /** How many frames a session's client has sent, of every kind. */
    static LongSupplier framesReceived(WebSocketSession session) {
        return ((Upgraded) Objects.requireNonNull(session.getAttributes().get(UPGRADED))).frames;
    }

    private static final class Upgraded extends HttpServletRequestWrapper {
        private LongSupplier frames = () -> 0;

        private Upgraded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(WebSocketHttpHeaders.SEC_WEBSOCKET_EXTENSIONS)
                    ? Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> kind) throws IOException, ServletException {
            T handler = super.upgrade(kind);
            frames = ((InternalHttpUpgradeHandler) handler).getUpgradeInfo()::getMsgsReceived;
            return handler;
        }
    }
}
