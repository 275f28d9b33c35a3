package ticketstream.web.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ticketstream.web.runtime.InvalidSetting;

/**
 * How much one client may use; 0 = no limit, for load tests behind a private address.
 *
 * @param signInsPerMinute tries for one e-mail address from one network address; with 0 failed ones are not counted either
 * @param failedSignInsPerAddressPerMinute failed tries from one network address, for whatever e-mail addresses
 * @param requestsPerMinute requests of one account; with 0 anonymous ones are not counted either
 * @param anonymousRequestsPerMinute requests from one network address that name no account
 * @param requestsAtOnce requests of everybody that are worked on at the same time on this node
 * @param socketsPerAccount open live connections of one account on this node
 * @param socketsPerAddress open live connections from one network address on this node
 * @param messagesPerMinute frames a client may send on one live connection
 */
@ConfigurationProperties("ticketstream.limits")
public record LimitsSettings(
        @DefaultValue("10") int signInsPerMinute,
        @DefaultValue("30") int failedSignInsPerAddressPerMinute,
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("1200") int anonymousRequestsPerMinute,
        @DefaultValue("1000") int requestsAtOnce,
        @DefaultValue("5") int socketsPerAccount,
        @DefaultValue("50") int socketsPerAddress,
        @DefaultValue("100") int messagesPerMinute) {

    /** Refuses negative figures, which stops the start. */
    public LimitsSettings {
        require("SIGN_INS_PER_MINUTE", signInsPerMinute);
        require("FAILED_SIGN_INS_PER_ADDRESS_PER_MINUTE", failedSignInsPerAddressPerMinute);
        require("REQUESTS_PER_MINUTE", requestsPerMinute);
        require("ANONYMOUS_REQUESTS_PER_MINUTE", anonymousRequestsPerMinute);
        require("REQUESTS_AT_ONCE", requestsAtOnce);
        require("SOCKETS_PER_ACCOUNT", socketsPerAccount);
        require("SOCKETS_PER_ADDRESS", socketsPerAddress);
        require("MESSAGES_PER_MINUTE", messagesPerMinute);
    }

    /** Whether failed sign-ins count at all. */
    public boolean countsSignIns() {
        return signInsPerMinute > 0;
    }

    /** What one network address may ask for without naming an account. */
    public int anonymousRequests() {
        return requestsPerMinute == 0 ? 0 : anonymousRequestsPerMinute;
    }

    private static void require(String name, int value) {
        if (value < 0) {
            throw new InvalidSetting(
                    "TICKETSTREAM_LIMITS_%s must be 0 (no limit) or more, not %d".formatted(name, value));
        }
    }
}
