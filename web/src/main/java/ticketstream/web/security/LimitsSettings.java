package ticketstream.web.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ticketstream.web.runtime.InvalidSetting;

/**
 * How much one client may use; 0 = no limit, for load tests behind a private address.
 *
 * @param signInsPerMinute tries for one e-mail address from one network address
 * @param requestsPerMinute requests of one account
 * @param socketsPerAccount open live connections of one account on this node
 * @param socketsPerAddress open live connections from one network address on this node
 * @param messagesPerMinute frames a client may send on one live connection
 */
@ConfigurationProperties("ticketstream.limits")
public record LimitsSettings(
        @DefaultValue("10") int signInsPerMinute,
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("5") int socketsPerAccount,
        @DefaultValue("50") int socketsPerAddress,
        @DefaultValue("100") int messagesPerMinute) {

    /** Refuses negative figures, which stops the start. */
    public LimitsSettings {
        require("SIGN_INS_PER_MINUTE", signInsPerMinute);
        require("REQUESTS_PER_MINUTE", requestsPerMinute);
        require("SOCKETS_PER_ACCOUNT", socketsPerAccount);
        require("SOCKETS_PER_ADDRESS", socketsPerAddress);
        require("MESSAGES_PER_MINUTE", messagesPerMinute);
    }

    private static void require(String name, int value) {
        if (value < 0) {
            throw new InvalidSetting(
                    "TICKETSTREAM_LIMITS_%s must be 0 (no limit) or more, not %d".formatted(name, value));
        }
    }
}
