package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.web.limit.Database;

/** one key follows the other on two nodes, and nobody's valid token is refused on the way. */
class KeyRotationIT {
    private static final Database SERVER = Database.start();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(7);

    private final StoredKeys stored = new StoredKeys(SERVER.fresh());
    private Instant now = START;
    private final List<Node> nodes = List.of(new Node(0), new Node(20));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    /** One of those that share the keys; its clock may be some seconds ahead. */
    private final class Node {
        private final AccessTokens tokens;
        private final TokenVerifier verifier;

        private Node(int ahead) {
            Clock clock =
                    InstantSource.offset(() -> now, Duration.ofSeconds(ahead)).withZone(ZoneOffset.UTC);
            var keys = new SigningKeys(stored, clock);
            tokens = new AccessTokens(keys::ring, clock);
            verifier = new TokenVerifier(keys::ring, clock);
        }
    }

    private record Issued(String token, Instant at) {}

    @Test
    void refusesNoValidTokenOfEitherKey() {
        nodes.forEach(node -> node.tokens.issue("a", "s"));
        now = START.plus(Duration.ofDays(90)).minusSeconds(60);
        Deque<Issued> valid = new ArrayDeque<>();
        var end = now.plus(Duration.ofMinutes(20));
        while (now.isBefore(end)) {
            nodes.forEach(node -> valid.add(new Issued(node.tokens.issue("a", "s"), now)));
            while (valid.getFirst().at().plus(AccessTokens.LIFE).isBefore(now)) {
                valid.removeFirst();
            }
            assertThat(nodes)
                    .allSatisfy(node -> assertThat(valid)
                            .as("at %s", now)
                            .allMatch(issued ->
                                    node.verifier.verify(issued.token()).isPresent()));
            now = now.plus(STEP);
        }

        assertThat(stored.accessKeys()).as("keys by now").hasSize(2);
        assertThat(keyOf(nodes.getFirst().tokens.issue("a", "s"))).isEqualTo(keys(1).header());
    }

    @Test
    void takesTheNextKeyNoEarlierAndTheLastOneNoLonger() {
        nodes.getFirst().tokens.issue("a", "s");
        now = START.plus(Duration.ofDays(90)).plusSeconds(1);
        nodes.forEach(node -> node.tokens.issue("a", "s"));
        var verifier = nodes.getFirst().verifier;

        assertThat(verifier.verify(forged(keys(1)))).as("before its time").isEmpty();
        assertThat(verifier.verify(forged(keys(0)))).as("in its time").isPresent();
        now = keys(1).activeFrom().plus(Duration.ofMinutes(1));
        assertThat(verifier.verify(forged(keys(1)))).as("in its time").isPresent();
        assertThat(verifier.verify(forged(keys(0)))).as("in its grace").isPresent();
        now = keys(1).activeFrom().plus(Duration.ofMinutes(6));
        assertThat(verifier.verify(forged(keys(0)))).as("after its grace").isEmpty();
    }

    private SigningKey keys(int generation) {
        return stored.accessKeys().get(generation);
    }

    private String forged(SigningKey key) {
        var forge = new TokenForge(key, now);
        return forge.token(forge.header(), forge.claims());
    }

    private static String keyOf(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}
