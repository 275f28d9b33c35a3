package ticketstream.projections.deadletter;

/**
 * What a dead letter says of its event, beside the aggregate's id and version: where to find it. It holds no copy, so that
 * the log stays the only place where what people wrote can be read, and an event is upcast by the release that retries it.
 *
 * @param type the event's stored name
 * @param position its place in the log
 */
public record ParkedEvent(String type, long position) {}
