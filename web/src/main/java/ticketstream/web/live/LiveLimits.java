package ticketstream.web.live;

/**
 * What one client may use, 0 = no limit.
 *
 * @param socketsPerAccount open connections of one account on this node; one more is closed with 4429
 * @param socketsPerAddress open connections from one address on this node; one more is refused with HTTP 429
 * @param messagesPerMinute messages a client may send on one connection; one more closes it with 4429
 */
public record LiveLimits(int socketsPerAccount, int socketsPerAddress, int messagesPerMinute) {
    /** Honest clients send a message in one frame, or in few; pings and pongs come now and then. */
    private static final int FRAMES_PER_MESSAGE = 10;

    /** Frames of every kind that a client may send on one connection, those of the protocol itself included. */
    long framesPerMinute() {
        return (long) messagesPerMinute * FRAMES_PER_MESSAGE;
    }

    static boolean allows(long limit, long wanted) {
        return limit == 0 || wanted <= limit;
    }
}
