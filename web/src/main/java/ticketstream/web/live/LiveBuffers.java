package ticketstream.web.live;

import org.apache.tomcat.websocket.BackgroundProcess;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/**
 * What Tomcat holds for each connection as long as it lasts. Its own sizes are for few connections with long messages; here
 * they are many, and a message is shorter than {@link #BYTES} but for rare ones, which go and come in parts.
 */
final class LiveBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int BYTES = 2048;
    /** Live messages do not go through it, answers to requests do; smaller ones would go out in many pieces. */
    private static final int ANSWERED = 4096;
    /** The only way to say it: Tomcat reads it once, when it makes its first WebSocket container. */
    private static final String ENCODED = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

    /** Seconds between two looks for connections that answered no last word in time; Tomcat's own are ten. */
    private static final int LOOK = 1;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        System.setProperty(ENCODED, Integer.toString(BYTES));
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", Integer.toString(BYTES));
            connector.setProperty("socket.appWriteBufSize", Integer.toString(ANSWERED));
        });
    }

    /** Those in which messages of clients are put together; and connections that answer no last word are given back soon. */
    static ServletServerContainerFactoryBean ofMessages() {
        var container = new ServletServerContainerFactoryBean() {
            @Override
            public void afterPropertiesSet() {
                super.afterPropertiesSet();
                if (getObject() instanceof BackgroundProcess tomcat) {
                    tomcat.setProcessPeriod(LOOK);
                }
            }
        };
        container.setMaxTextMessageBufferSize(BYTES / 2);
        container.setMaxBinaryMessageBufferSize(BYTES / 2);
        return container;
    }
}
