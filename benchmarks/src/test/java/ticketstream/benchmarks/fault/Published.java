package ticketstream.benchmarks.fault;

/** One record of the tickets' topic, as far as its order goes. */
public record Published(String ticket, long version, String type) {}
