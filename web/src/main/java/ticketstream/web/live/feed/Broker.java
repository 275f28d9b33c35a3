package ticketstream.web.live.feed;

/** Where Kafka is. Asked again for each connection, so the embedded one may still be starting. */
@FunctionalInterface
public interface Broker {
    /** Comma-separated {@code host:port} pairs. */
    String bootstrapServers();
}
