package ticketstream.application.account;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountEvent.AccountRecoveryCodeUsed;
import ticketstream.domain.account.AccountEvent.AccountTotpDisabled;
import ticketstream.domain.account.AccountEvent.AccountTotpEnabled;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;

/** Cases. */
class SecondFactorIT {
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final SecureDesk DESK = new SecureDesk();

    private final AccountState ada = DESK.newAccount();
    private final SecondFactor factor = DESK.factor;
    private String secret = "";
    private List<String> recoveryCodes = List.of();

    @AfterAll
    static void close() {
        DESK.close();
    }

    @Test
    void takesEachCodeOnce() {
        enable();
        DESK.clock.passes(STEP.multipliedBy(3));
        var code = code(0);

        assertThat(factor.accepts(ada, code)).isTrue();
        assertThat(factor.accepts(ada, code)).isFalse();
        assertThat(factor.accepts(ada, code(-1))).isFalse();
    }

    @Test
    void takesTheCodesOfTheStepsBesideOnceAndNoOther() {
        enable();
        DESK.clock.passes(STEP.multipliedBy(3));

        assertThat(Stream.of(-2, 2).map(this::code)).noneMatch(code -> factor.accepts(ada, code));
        for (int step = -1; step <= 1; step++) {
            assertThat(factor.accepts(ada, code(step))).isTrue();
            assertThat(factor.accepts(ada, code(step))).isFalse();
        }
        assertThat(factor.accepts(ada, code(0))).as("older than the last one").isFalse();
    }

    @Test
    void takesNotEvenTheCodeItWasEnabledWith() {
        enable();

        assertThat(factor.accepts(ada, code(0))).isFalse();
    }

    @Test
    void hasNoEffectUntilACodeWasShown() {
        secret = factor.offer(ada).secret();

        assertThat(factor.isOn(DESK.now(ada))).isFalse();
        assertThat(factor.accepts(ada, code(0))).isFalse();
        assertRefused(Reason.WRONG_CODE, () -> factor.enable(ada, code(2), "s1"));
        assertThat(DESK.eventsOf(ada)).isEmpty();
    }

    @Test
    void takesOnlyTheSecretThatWasOfferedLast() {
        secret = factor.offer(ada).secret();
        var older = code(0);
        secret = factor.offer(ada).secret();

        assertRefused(Reason.WRONG_CODE, () -> factor.enable(ada, older, "s1"));
        assertThat(factor.enable(ada, code(0), "s1")).hasSize(10);
    }

    @Test
    void isSwitchedOnOnceAndEndsOtherSessions() {
        enable();

        assertThat(DESK.now(ada).totp()).isTrue();
        assertThat(DESK.ended).contains(ada.id() + " but s1");
        assertRefused(Reason.TOTP_ENABLED, () -> factor.offer(ada));
        assertRefused(Reason.TOTP_ENABLED, () -> factor.enable(ada, code(0), "s1"));
        assertThat(DESK.eventsOf(ada)).containsExactly(new AccountTotpEnabled(ada.id()));
    }

    @Test
    void isSwitchedOffByItsOwnerAndByAdministrators() {
        enable();
        factor.disable(ada, "s2");
        enable();
        factor.remove(DESK.now(ada), Actor.SYSTEM);

        assertThat(factor.isOn(DESK.now(ada))).isFalse();
        assertThat(DESK.ended).contains(ada.id() + " but s2", ada.id());
        var on = new AccountTotpEnabled(ada.id());
        var off = new AccountTotpDisabled(ada.id());
        assertThat(DESK.eventsOf(ada)).containsExactly(on, off, on, off);
    }

    @Test
    void endsNoSessionWhereThereWasNothingToSwitchOff() {
        factor.disable(ada, "s1");
        factor.offer(ada);
        factor.remove(DESK.now(ada), Actor.SYSTEM);

        assertThat(DESK.ended).noneMatch(ended -> ended.startsWith(ada.id()));
        assertThat(DESK.eventsOf(ada)).isEmpty();
    }

    @Test
    void tellsTheLogWhatSomebodyWhoDiedInBetweenDidNot() {
        enable();
        factors().deleteOne(eq("_id", ada.id()));
        assertThat(factor.isOn(DESK.now(ada))).isFalse();
        assertThat(DESK.now(ada).totp()).isFalse();

        factor.offer(ada);
        factors().updateOne(eq("_id", ada.id()), set("confirmed", true));
        assertRefused(Reason.TOTP_ENABLED, () -> factor.offer(DESK.now(ada)));
        assertThat(DESK.now(ada).totp()).isTrue();
    }

    @Test
    void endsSessionsAlsoWhereSomebodyDiedBeforeDoingSo() {
        enable();
        factors().deleteOne(eq("_id", ada.id()));
        DESK.ended.clear();

        factor.disable(DESK.now(ada), "s3");

        assertThat(DESK.ended).containsExactly(ada.id() + " but s3");
    }

    @Test
    void takesARecoveryCodeOnceHoweverItIsTyped() {
        enable();
        var typed = List.of(
                recoveryCodes.get(0),
                recoveryCodes.get(1).toLowerCase(Locale.ROOT),
                recoveryCodes.get(2).replace("-", ""),
                " " + recoveryCodes.get(3).replace("-", " ") + " ");

        assertThat(typed).allMatch(code -> factor.accepts(ada, code));
        assertThat(typed).noneMatch(code -> factor.accepts(ada, code));
        assertThat(DESK.eventsOf(ada)).hasSize(5).endsWith(new AccountRecoveryCodeUsed(ada.id()));
    }

    @Test
    void takesNobodyElsesRecoveryCode() {
        enable();
        var bob = DESK.newAccount();
        DESK.clock.passes(STEP);
        var bobs = factor.enable(bob, DESK.code(factor.offer(bob).secret(), 0), "s1");

        assertThat(factor.accepts(ada, bobs.getFirst())).isFalse();
        assertThat(factor.accepts(bob, bobs.getFirst())).isTrue();
    }

    @Test
    void replacesRecoveryCodes() {
        enable();

        var next = factor.replaceRecoveryCodes(ada.id());

        assertThat(next).hasSize(10).doesNotContainAnyElementsOf(recoveryCodes);
        assertThat(factor.accepts(ada, recoveryCodes.getFirst())).isFalse();
        assertThat(factor.accepts(ada, next.getFirst())).isTrue();
        var bob = DESK.newAccount();
        assertRefused(Reason.TOTP_NOT_ENABLED, () -> factor.replaceRecoveryCodes(bob.id()));
    }

    @Test
    void storesNeitherSecretNorCodes() {
        enable();

        assertThat(DESK.storedFactors())
                .contains(ada.id(), RecoveryCodes.hash(ada.id(), recoveryCodes.getFirst()))
                .doesNotContain(secret)
                .doesNotContain(recoveryCodes);
    }

    @Test
    void isPartOfWhatASignInRestsOn() {
        var before = DESK.basis.of(ada.email());
        factor.offer(ada);
        assertThat(DESK.basis.of(ada.email())).isEqualTo(before);

        enable();
        var on = DESK.basis.of(ada.email());
        factor.accepts(ada, recoveryCodes.getFirst());
        assertThat(DESK.basis.of(ada.email())).isEqualTo(on).isNotEqualTo(before);

        DESK.passwords.change(ada, SecureDesk.PASSWORD, "a third sentence of words", "s1");
        assertThat(DESK.basis.of(ada.email())).isNotEqualTo(on);
        assertThat(DESK.basis.of("nobody@example.org")).isEmpty();
    }

    private static MongoCollection<Document> factors() {
        return DESK.database.getCollection("secondfactors");
    }

    private void enable() {
        DESK.clock.passes(STEP.multipliedBy(2));
        secret = factor.offer(ada).secret();
        recoveryCodes = factor.enable(ada, code(0), "s1");
    }

    private String code(int distance) {
        return DESK.code(secret, distance);
    }

    private static void assertRefused(Reason reason, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        AccountRejection.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
