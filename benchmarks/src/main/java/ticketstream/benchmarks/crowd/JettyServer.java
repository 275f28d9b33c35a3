package ticketstream.benchmarks.crowd;

import java.net.InetAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty by itself, without servlets. */
final class JettyServer {
    private static final int BACKLOG = 1_000;

    private final Hall hall = new Hall();

    int listen() throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setAcceptQueueSize(BACKLOG);
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.addMapping("/live", (request, response, callback) -> {
                response.setAcceptedSubProtocol(BareServer.PROTOCOL);
                return new Visitor(hall);
            });
        }));
        server.start();
        return connector.getLocalPort();
    }

    /** One connection. Public because Jetty calls it by method handles. */
    public static final class Visitor implements Session.Listener.AutoDemanding {
        private final Hall hall;
        private Consumer<String> self = text -> {};

        private Visitor(Hall hall) {
            this.hall = hall;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            self = text -> session.sendText(text, Callback.NOOP);
        }

        @Override
        public void onWebSocketText(String message) {
            hall.heard(self, message);
        }

        @Override
        public void onWebSocketClose(int statusCode, String reason, Callback callback) {
            hall.left(self);
            callback.succeed();
        }
    }
}
