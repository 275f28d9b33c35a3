package ticketstream.domain.account;

import static ticketstream.domain.account.AccountScene.EVE;
import static ticketstream.domain.account.AccountScene.account;
import static ticketstream.domain.account.AccountScene.byEve;
import static ticketstream.domain.account.AccountScene.refusal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketstream.domain.account.AccountCommand.RegisterAccount;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountRejection.Reason;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;

class RegisterAccountTest {
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGENT")
    void registersEveryOtherRoleWithoutADepartment(Role role) {
        account()
                .givenNoPriorActivity()
                .when(register(role, null))
                .expectEvents(byEve(new AccountRegistered("u-2", "bob", "bob@example.org", role, null)));
    }

    @Test
    void registersAnAgentWithADepartment() {
        account()
                .givenNoPriorActivity()
                .when(register(Role.AGENT, "sales"))
                .expectEvents(byEve(new AccountRegistered("u-2", "bob", "bob@example.org", Role.AGENT, "sales")));
    }

    @Test
    void refusesAnAgentWithoutADepartment() {
        account()
                .givenNoPriorActivity()
                .when(register(Role.AGENT, null))
                .expectException(refusal(Reason.DEPARTMENT_REQUIRED))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AGENT")
    void refusesADepartmentForEveryOtherRole(Role role) {
        account()
                .givenNoPriorActivity()
                .when(register(role, "sales"))
                .expectException(refusal(Reason.DEPARTMENT_NOT_ALLOWED))
                .expectNoEvents();
    }

    private static RegisterAccount register(Role role, @Nullable String department) {
        return new RegisterAccount("u-2", "bob", "bob@example.org", HeldRole.of(role), department, EVE);
    }
}
