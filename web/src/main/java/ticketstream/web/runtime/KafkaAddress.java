package ticketstream.web.runtime;

import java.util.Map;

/** Where the broker is, as every client's settings begin. */
public record KafkaAddress(String bootstrapServers) {
    /** The settings common to producers, consumers and administration. */
    public Map<String, Object> settings() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
