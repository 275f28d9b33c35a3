package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final SigningKey KEY = TestKeys.key("first", NOW.minusSeconds(3600));
    private static final TokenForge FORGE = new TokenForge(KEY, NOW);

    static Stream<Arguments> forgedTokens() {
        var forged = ForgedTokens.all(FORGE);
        assertThat(forged).hasSizeGreaterThan(60);
        return forged.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    /** */
    @ParameterizedTest(name = "{0}")
    @MethodSource("forgedTokens")
    void refuses(String what, String token) {
        assertThat(verifier(NOW, KEY).verify(token)).as(what).isEmpty();
    }

    /** */
    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "x5c", "jwk", "kid"})
    void asksNobodyForAKey(String header) throws IOException {
        try (var attacker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:%d/keys".formatted(attacker.getLocalPort());
            var named = FORGE.header().replaceFirst("\\{", "{\"%s\":\"%s\",".formatted(header, address));
            attacker.setSoTimeout(300);

            assertThat(verifier(NOW, KEY).verify(FORGE.token(named, FORGE.claims())))
                    .isEmpty();
            assertThatThrownBy(attacker::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void acceptsWhatItIssued() {
        var token = new AccessTokens(() -> new KeyRing(List.of(KEY)), clock(NOW)).issue("account", "session");

        assertThat(verifier(NOW, KEY).verify(token))
                .contains(new VerifiedToken("account", "session", NOW.plus(AccessTokens.LIFE)));
    }

    @Test
    void acceptsTheForgeWhenNothingIsForged() {
        assertThat(verifier(NOW, KEY).verify(FORGE.token(FORGE.header(), FORGE.claims())))
                .isPresent();
    }

    /** */
    @Test
    void allowsClocksToDifferByHalfAMinute() {
        var token = FORGE.token(FORGE.header(), FORGE.claims());

        assertThat(verifier(NOW.plusSeconds(330), KEY).verify(token)).isPresent();
        assertThat(verifier(NOW.plusSeconds(331), KEY).verify(token)).isEmpty();
        assertThat(verifier(NOW.minusSeconds(30), KEY).verify(token)).isPresent();
        assertThat(verifier(NOW.minusSeconds(31), KEY).verify(token)).isEmpty();
    }

    @Test
    void acceptsBothKeysWhileOneFollowsTheOther() {
        var next = TestKeys.key("second", NOW);
        var old = FORGE.token(FORGE.header(), FORGE.claims());
        var young = new TokenForge(next, NOW);

        assertThat(verifier(NOW, KEY, next).verify(old)).isPresent();
        assertThat(verifier(NOW, KEY, next).verify(young.token(young.header(), young.claims())))
                .isPresent();
    }

    /** */
    @Test
    void refusesAKeyBeforeItsTimeAndAfterItsGrace() {
        var next = TestKeys.key("second", NOW);
        var early = new TokenForge(next, NOW.minusSeconds(40));
        var late = new TokenForge(KEY, NOW.plusSeconds(331));

        assertThat(verifier(NOW.minusSeconds(40), KEY, next).verify(early.token(early.header(), early.claims())))
                .isEmpty();
        assertThat(verifier(NOW.plusSeconds(331), KEY, next).verify(late.token(late.header(), late.claims())))
                .isEmpty();
    }

    @Test
    void whatIsKnownToBeGenuineStillEndsWithItsTimeAndItsKey() {
        var now = new AtomicReference<>(NOW);
        var ring = new AtomicReference<>(new KeyRing(List.of(KEY)));
        var verifier = new TokenVerifier(ring::get, now::get);
        var token = FORGE.token(FORGE.header(), FORGE.claims());
        assertThat(verifier.verify(token)).isPresent();

        now.set(NOW.plusSeconds(331));
        assertThat(verifier.verify(token)).as("after its end").isEmpty();
        now.set(NOW);
        assertThat(verifier.verify(token)).as("in its time").isPresent();
        ring.set(new KeyRing(List.of(TestKeys.key("first", NOW.minusSeconds(3600)))));
        assertThat(verifier.verify(token)).as("another key of the same name").isEmpty();
        ring.set(new KeyRing(List.of()));
        assertThat(verifier.verify(token)).as("no key").isEmpty();
    }

    @Test
    void signsWithTheYoungestKeyWhoseTimeHasCome() {
        var next = TestKeys.key("second", NOW);
        var ring = new KeyRing(List.of(KEY, next));

        assertThat(ring.signing(NOW.minus(Duration.ofSeconds(1)))).isEqualTo(KEY);
        assertThat(ring.signing(NOW)).isEqualTo(next);
    }

    private static TokenVerifier verifier(Instant now, SigningKey... keys) {
        return new TokenVerifier(() -> new KeyRing(List.of(keys)), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
