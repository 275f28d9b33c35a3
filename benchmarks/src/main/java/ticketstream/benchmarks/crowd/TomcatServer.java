package ticketstream.benchmarks.crowd;

import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat by itself, its WebSocket programming model and nothing of Spring. */
final class TomcatServer {
    private static final int BUFFER = 2048;

    private final Hall hall = new Hall();

    int listen() throws IOException, LifecycleException {
        var tomcat = new Tomcat();
        var folder = Files.createTempDirectory("bare-tomcat");
        folder.toFile().deleteOnExit();
        tomcat.setBaseDir(folder.toString());
        var connector = new Connector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", "20000");
        connector.setProperty("acceptCount", "1000");
        connector.setPort(0);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", null);
        // filters, and WebSocket is one, need something behind them
        Tomcat.addServlet(context, "nothing", new HttpServlet() {}).addMapping("/");
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(
                (classes, web) -> open((ServerContainer) web.getAttribute(ServerContainer.class.getName())), Set.of());
        tomcat.start();
        return connector.getLocalPort();
    }

    private void open(ServerContainer container) {
        container.setDefaultMaxTextMessageBufferSize(BUFFER);
        container.setDefaultMaxBinaryMessageBufferSize(BUFFER);
        try {
            container.addEndpoint(ServerEndpointConfig.Builder.create(Visitor.class, "/live")
                    .subprotocols(List.of(BareServer.PROTOCOL))
                    .configurator(new ServerEndpointConfig.Configurator() {
                        @Override
                        public <T> T getEndpointInstance(Class<T> kind) {
                            return kind.cast(new Visitor(hall));
                        }
                    })
                    .build());
        } catch (DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Visitor extends Endpoint {
        private final Hall hall;
        private Consumer<String> self = text -> {};

        Visitor(Hall hall) {
            this.hall = hall;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            self = text -> session.getAsyncRemote().sendText(text, sent -> {});
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) text -> hall.heard(self, text));
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            hall.left(self);
        }
    }
}
