package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;

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
}
