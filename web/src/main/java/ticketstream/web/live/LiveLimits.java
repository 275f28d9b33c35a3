package ticketstream.web.live;

/**
 * What one client may use, 0 = no limit.
 *
 * @param socketsPerAccount open connections of one account on this node; one more is closed with 4429
 * @param socketsPerAddress open connections from one address on this node; one more is refused with HTTP 429
 * @param messagesPerMinute frames a client may send on one connection; one more closes it with 4429
 */
public record LiveLimits(int socketsPerAccount, int socketsPerAddress, int messagesPerMinute) {
    static boolean allows(int limit, int wanted) {
        return limit == 0 || wanted <= limit;
    }
}
