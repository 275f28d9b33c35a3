package ticketstream.benchmarks.check;

import org.jspecify.annotations.Nullable;

/**
 * One change frame as a live client got it.
 *
 * @param row the ticket in it; null in a frame that only takes a ticket away
 */
public record Shown(
        String type, String ticket, long version, @Nullable Row row) {}
