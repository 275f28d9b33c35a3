package ticketstream.domain.account;

import static ticketstream.domain.account.AccountScene.ANN;
import static ticketstream.domain.account.AccountScene.EVE;
import static ticketstream.domain.account.AccountScene.account;
import static ticketstream.domain.account.AccountScene.byEve;
import static ticketstream.domain.account.AccountScene.refusal;

import java.util.Set;
import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountCommand.ChangeAccountRole;
import ticketstream.domain.account.AccountCommand.RegisterAccount;
import ticketstream.domain.account.AccountCommand.RenewAccountRole;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountEvent.CustomRoleGiven;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;

class CustomRoleOfAccountTest {
    private static final HeldRole FIRST = supervisor(1, Permission.TICKETS_READ);
    private static final HeldRole SECOND = supervisor(2, Permission.TICKETS_READ, Permission.TICKETS_DELETE);
    private static final HeldRole THIRD = supervisor(3, Permission.TICKETS_READ);

    @Test
    void isRegisteredWithAllThatItIs() {
        account()
                .givenNoPriorActivity()
                .when(new RegisterAccount("u-2", "bob", "bob@example.org", FIRST, "sales", EVE))
                .expectEvents(
                        byEve(new AccountRegistered("u-2", "bob", "bob@example.org", Role.AGENT, "sales")),
                        byEve(new CustomRoleGiven("u-2", FIRST, "sales")));
    }

    @Test
    void isGivenWithAllThatItIs() {
        account()
                .given(ANN)
                .when(new ChangeAccountRole("u-1", FIRST, "sales", EVE))
                .expectEvents(byEve(has(FIRST)));
    }

    @Test
    void needsTheDepartmentOfItsBase() {
        account()
                .given(ANN)
                .when(new ChangeAccountRole("u-1", FIRST, null, EVE))
                .expectException(refusal(Reason.DEPARTMENT_REQUIRED))
                .expectNoEvents();
    }

    @Test
    void isAnotherRoleThanItsBase() {
        account()
                .given(ANN, has(FIRST))
                .when(new ChangeAccountRole("u-1", HeldRole.of(Role.AGENT), "sales", EVE))
                .expectEvents(byEve(new AccountRoleChanged("u-1", Role.AGENT, "sales")));
    }

    @Test
    void becomesWhatItWasMadeAndKeepsTheDepartment() {
        account().given(ANN, has(FIRST)).when(renew(SECOND)).expectEvents(byEve(has(SECOND)));
    }

    @Test
    void staysWhatItIsWhenALaterDefinitionCameFirst() {
        account()
                .given(ANN, has(THIRD))
                .when(renew(SECOND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        account()
                .given(ANN, has(SECOND))
                .when(renew(SECOND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void doesNotComeBackToAnAccountThatHasAnotherRoleByNow() {
        account()
                .given(ANN, has(FIRST), new AccountRoleChanged("u-1", Role.ADMIN, null))
                .when(renew(SECOND))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static RenewAccountRole renew(HeldRole role) {
        return new RenewAccountRole("u-1", role, EVE);
    }

    private static CustomRoleGiven has(HeldRole role) {
        return new CustomRoleGiven("u-1", role, "sales");
    }

    private static HeldRole supervisor(long version, Permission... permissions) {
        return new HeldRole("supervisor", "Supervisor", Role.AGENT, Set.of(permissions), version);
    }
}
