package ticketstream.benchmarks;

import java.time.Duration;
import java.util.List;
import ticketstream.benchmarks.client.Client;

/**
 * Works a new desk for a while and stops it, so that a JVM which is told to can write down what it learned
 * ({@code -XX:AOTCacheOutput}). The desk is started by the command in {@code TICKETSTREAM_COMMAND}.
 */
final class Rehearsal {
    private static final int USERS = 4;
    private static final int COMMANDS_PER_SECOND = 100;
    private static final Duration LENGTH = Duration.ofSeconds(20);

    private Rehearsal() {}

    /** Throws when the desk does not work. */
    static void run() {
        try (var cast = Cast.start("rehearsal", USERS, List.of())) {
            LatencyBench.rehearse(cast, COMMANDS_PER_SECOND, LENGTH);
            cast.everybody().forEach(Client::tickets);
            cast.product().stop();
        }
    }
}
