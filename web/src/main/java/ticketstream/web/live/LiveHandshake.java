package ticketstream.web.live;

import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Upgrades a request to {@code ticketstream.v1} without extensions. Compression costs far more memory per connection than it
 * saves on small frames, and may hide bombs.
 */
final class LiveHandshake extends DefaultHandshakeHandler {
    static final String PROTOCOL = "ticketstream.v1";

    LiveHandshake() {
        super(new PlainUpgrade());
        setSupportedProtocols(PROTOCOL);
    }
}
