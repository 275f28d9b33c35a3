package ticketstream.projections.generation;

import java.time.Instant;

/**
 * The node that works on a rebuild; another one takes over when it has been silent until then. Clocks that disagree cost
 * double work and nothing else.
 */
public record Claim(String node, Instant until) {}
