package ticketstream.domain.account;

import static ticketstream.domain.account.AccountScene.ANN;
import static ticketstream.domain.account.AccountScene.EVE;
import static ticketstream.domain.account.AccountScene.account;
import static ticketstream.domain.account.AccountScene.byEve;
import static ticketstream.domain.account.AccountScene.refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketstream.domain.account.AccountCommand.ChangeAccountRole;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;

class ChangeAccountRoleTest {
    private static final AccountRoleChanged ANN_WORKS_FOR_SALES = new AccountRoleChanged("u-1", Role.AGENT, "sales");

    @Test
    void givesAnotherRole() {
        account()
                .given(ANN)
                .when(new ChangeAccountRole("u-1", HeldRole.of(Role.AGENT), "sales", EVE))
                .expectEvents(byEve(ANN_WORKS_FOR_SALES));
    }

    @Test
    void givesAnotherDepartment() {
        account()
                .given(ANN, ANN_WORKS_FOR_SALES)
                .when(new ChangeAccountRole("u-1", HeldRole.of(Role.AGENT), "general-inquiry", EVE))
                .expectEvents(byEve(new AccountRoleChanged("u-1", Role.AGENT, "general-inquiry")));
    }

    @Test
    void takesTheDepartmentWithTheRole() {
        account()
                .given(ANN, ANN_WORKS_FOR_SALES)
                .when(new ChangeAccountRole("u-1", HeldRole.of(Role.USER), null, EVE))
                .expectEvents(byEve(new AccountRoleChanged("u-1", Role.USER, null)));
    }

    @Test
    void leavesNoEventForTheSameRoleAndDepartment() {
        account()
                .given(ANN, ANN_WORKS_FOR_SALES)
                .when(new ChangeAccountRole("u-1", HeldRole.of(Role.AGENT), "sales", EVE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void refusesAnAgentWithoutADepartment() {
        account()
                .given(ANN, ANN_WORKS_FOR_SALES)
                .when(new ChangeAccountRole("u-1", HeldRole.of(Role.AGENT), null, EVE))
                .expectException(refusal(Reason.DEPARTMENT_REQUIRED))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGENT")
    void refusesADepartmentForEveryOtherRole(Role role) {
        account()
                .given(ANN, ANN_WORKS_FOR_SALES)
                .when(new ChangeAccountRole("u-1", HeldRole.of(role), "sales", EVE))
                .expectException(refusal(Reason.DEPARTMENT_NOT_ALLOWED))
                .expectNoEvents();
    }
}
