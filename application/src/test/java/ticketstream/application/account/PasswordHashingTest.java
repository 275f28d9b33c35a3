package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {
    private final PasswordHashing hashing = new PasswordHashing();

    @Test
    void storesArgon2idWithItsParametersAndItsOwnSalt() {
        var hash = hashing.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashing.hash("correct horse")).isNotEqualTo(hash);
        assertThat(hashing.matches("correct horse", hash)).isTrue();
        assertThat(hashing.matches("correct hors", hash)).isFalse();
    }

    @Test
    void neverFitsWhereThereIsNoHash() {
        assertThat(hashing.matches("the password of nobody", null)).isFalse();
    }

    @Test
    void letsTwoRunAndSixtyFourWaitAndTurnsTheRestAway() throws InterruptedException {
        try (var callers = Executors.newFixedThreadPool(90)) {
            var calls = callers.invokeAll(IntStream.range(0, 90)
                    .mapToObj(i -> (Callable<String>) () -> hashing.hash("password " + i))
                    .toList());

            var turnedAway =
                    calls.stream().filter(PasswordHashingTest::isTurnedAway).count();

            assertThat(turnedAway).isBetween(1L, 24L);
        }
    }

    private static boolean isTurnedAway(Future<String> call) {
        return call.state() == Future.State.FAILED && call.exceptionNow() instanceof Overloaded;
    }
}
