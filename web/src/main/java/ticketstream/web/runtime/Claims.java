package ticketstream.web.runtime;

import java.time.Duration;

/**
 * How nodes share the work: a processor is done by the node that claims it, and by another one as soon as that node has been
 * silent for the time-out. Being wrong about it costs double work and nothing else. See ADR 0005.
 *
 * @param timeout how long a claim lasts that is not extended
 * @param every how often a claim is extended, and how often a node looks for one that ran out
 */
record Claims(Duration timeout, Duration every) {
    private static final Claims AMONG_NODES = new Claims(Duration.ofSeconds(5), Duration.ofSeconds(1));

    /** Whoever holds the embedded database has nobody to share with, and lets it rest. */
    private static final Claims ALONE = new Claims(Duration.ofSeconds(10), Duration.ofSeconds(5));

    static Claims of(DeskSettings settings) {
        return settings.embeddedMongo() ? ALONE : AMONG_NODES;
    }
}
