package ticketstream.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.domain.account.AccountScene.ANN;
import static ticketstream.domain.account.AccountScene.EVE;
import static ticketstream.domain.account.AccountScene.account;
import static ticketstream.domain.account.AccountScene.byEve;
import static ticketstream.domain.account.AccountScene.refusal;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ticketstream.domain.account.AccountCommand.ApproveGrant;
import ticketstream.domain.account.AccountCommand.GiveGrant;
import ticketstream.domain.account.AccountCommand.WithdrawGrant;
import ticketstream.domain.account.AccountEvent.GrantApproved;
import ticketstream.domain.account.AccountEvent.GrantGiven;
import ticketstream.domain.account.AccountEvent.GrantWithdrawn;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Right;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;

class GrantTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant FIVE = Instant.parse("2026-03-02T17:00:00Z");
    private static final Grant SALES = grant(Role.AGENT, null, "sales", null);
    private static final Actor OLA = new Actor("c-2", "ola", Role.ADMIN, null);
    private static final GrantGiven GIVEN_BY_OLA = new GrantGiven("u-1", SALES, OLA.person());

    private static Grant grant(
            @Nullable Role role,
            @Nullable Permission permission,
            @Nullable String department,
            @Nullable String ticket) {
        return new Grant("g-1", role, permission, department, ticket, NINE, FIVE, "Sam is ill", true);
    }

    static Stream<Grant> unsound() {
        return Stream.of(
                grant(null, null, "sales", null),
                grant(Role.AGENT, Permission.TICKETS_DELETE, "sales", null),
                grant(Role.AGENT, null, "sales", "t-1"),
                grant(Role.AGENT, null, null, null),
                grant(Role.USER, null, null, null),
                grant(Role.ANALYST, null, "sales", null),
                grant(null, Permission.ACCOUNTS_ADMINISTER, "sales", null),
                grant(null, Permission.TICKETS_OPEN, null, "t-1"),
                new Grant("g-1", Role.AGENT, null, "sales", null, FIVE, NINE, "Backwards", false));
    }

    @Test
    void isGiven() {
        var give = new GiveGrant("u-1", SALES, EVE);
        account().given(ANN).when(give).expectEvents(byEve(new GrantGiven("u-1", SALES, EVE.person())));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void isRefusedWhereItDoesNotSayOneThingForOnePartOfTheDesk(Grant grant) {
        account()
                .given(ANN)
                .when(new GiveGrant("u-1", grant, EVE))
                .expectException(refusal(Reason.GRANT_UNSOUND))
                .expectNoEvents();
    }

    @Test
    void isApprovedBySomebodyElseAndOnce() {
        account()
                .given(ANN, GIVEN_BY_OLA)
                .when(new ApproveGrant("u-1", "g-1", NINE, EVE))
                .expectEvents(byEve(new GrantApproved("u-1", "g-1", EVE.person())));
        account()
                .given(ANN, GIVEN_BY_OLA, new GrantApproved("u-1", "g-1", EVE.person()))
                .when(new ApproveGrant("u-1", "g-1", NINE, EVE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void isNotApprovedByItsGiverNorByWhoGetsIt() {
        for (Actor approver : Set.of(OLA, new Actor("u-1", "ann", Role.ADMIN, null))) {
            account()
                    .given(ANN, GIVEN_BY_OLA)
                    .when(new ApproveGrant("u-1", "g-1", NINE, approver))
                    .expectException(refusal(Reason.SECOND_ADMINISTRATOR_NEEDED))
                    .expectNoEvents();
        }
    }

    @Test
    void isWithdrawnOnce() {
        account()
                .given(ANN, GIVEN_BY_OLA)
                .when(new WithdrawGrant("u-1", "g-1", NINE, EVE))
                .expectEvents(byEve(new GrantWithdrawn("u-1", "g-1")));
        account()
                .given(ANN, GIVEN_BY_OLA, new GrantWithdrawn("u-1", "g-1"))
                .when(new WithdrawGrant("u-1", "g-1", NINE, EVE))
                .expectException(refusal(Reason.GRANT_NOT_FOUND))
                .expectNoEvents();
        account()
                .given(ANN)
                .when(new ApproveGrant("u-1", "g-1", NINE, EVE))
                .expectException(refusal(Reason.GRANT_NOT_FOUND));
    }

    @Test
    void isNeitherApprovedNorWithdrawnOnceItsTimeIsOver() {
        account()
                .given(ANN, GIVEN_BY_OLA)
                .when(new ApproveGrant("u-1", "g-1", FIVE, EVE))
                .expectException(refusal(Reason.GRANT_ENDED))
                .expectNoEvents();
        account()
                .given(ANN, GIVEN_BY_OLA)
                .when(new WithdrawGrant("u-1", "g-1", FIVE, EVE))
                .expectException(refusal(Reason.GRANT_ENDED))
                .expectNoEvents();
        account()
                .given(ANN, GIVEN_BY_OLA)
                .when(new WithdrawGrant("u-1", "g-1", FIVE.minusMillis(1), EVE))
                .expectEvents(byEve(new GrantWithdrawn("u-1", "g-1")));
    }

    @Test
    void countsFromItsFirstMomentToTheLastBeforeItsEnd() {
        assertThat(SALES.isTimely(NINE.minusMillis(1))).isFalse();
        assertThat(SALES.isTimely(NINE)).isTrue();
        assertThat(SALES.isTimely(FIVE.minusMillis(1))).isTrue();
        assertThat(SALES.isTimely(FIVE)).isFalse();
    }

    @Test
    void letsReadWhatItLetsDo() {
        assertThat(grant(null, Permission.TICKETS_DELETE, null, "t-1").right())
                .isEqualTo(new Right(Set.of(Permission.TICKETS_DELETE, Permission.TICKETS_READ), Scope.ticket("t-1")));
        assertThat(grant(null, Permission.ACCOUNTS_ADMINISTER, null, null).right())
                .isEqualTo(new Right(Set.of(Permission.ACCOUNTS_ADMINISTER), Scope.DESK));
    }
}
