package ticketstream.web.live.feed;

/**
 * A place among the changes.
 *
 * @param offset of the last change the client has; -1 before the first
 * @param timestamp of that change, 0 when unknown
 */
record Cursor(long offset, long timestamp) {
    boolean fits(long knownTimestamp) {
        return timestamp == 0 || knownTimestamp == 0 || timestamp == knownTimestamp;
    }
}
