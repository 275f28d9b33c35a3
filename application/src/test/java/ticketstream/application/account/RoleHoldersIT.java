package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ticketstream.application.account.RoleDesk.DELETES;
import static ticketstream.application.account.RoleDesk.EVE;
import static ticketstream.application.account.RoleDesk.SEES;
import static ticketstream.application.account.RoleDesk.assertRefused;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountCommand.ChangeAccountRole;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRoleCommand.RetireCustomRole;
import ticketstream.domain.role.CustomRoleRejection.Reason;

/** Who has a role while others change it, retire it, or die. */
class RoleHoldersIT {
    private final RoleDesk desk = new RoleDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void reachesWhoGetsItWhileItIsChanged() {
        var role = desk.supervisor();
        desk.before(ChangeAccountRole.class, () -> desk.custom.change("supervisor", "Boss", DELETES, null, EVE));

        var holder = desk.give(role);

        assertThat(desk.roleOf(holder)).isEqualTo(desk.named("supervisor"));
        assertThat(desk.roleOf(holder).permissions()).isEqualTo(DELETES);
    }

    @Test
    void isRetiredOnlyWhenNobodyHasIt() {
        var holder = desk.give(desk.supervisor());
        assertRefused(Reason.ROLE_IN_USE, () -> desk.custom.retire("supervisor", null, EVE));

        desk.accounts.changeRole(holder, HeldRole.of(Role.USER), null, EVE);
        desk.custom.retire("supervisor", 1L, EVE);

        assertThat(desk.roles.find("supervisor")).isEmpty();
        assertRefused(Reason.ROLE_NOT_FOUND, () -> desk.custom.retire("supervisor", null, EVE));
        assertThat(desk.supervisor().version()).isEqualTo(3);
    }

    @Test
    void staysWhenSomebodyIsAboutToGetItAsItIsRetired() {
        var role = desk.supervisor();
        desk.before(
                ChangeAccountRole.class,
                () -> assertRefused(Reason.ROLE_IN_USE, () -> desk.custom.retire("supervisor", null, EVE)));

        var holder = desk.give(role);

        assertThat(desk.roleOf(holder).key()).isEqualTo("supervisor");
        assertThat(desk.roles.find("supervisor")).isPresent();
    }

    @Test
    void comesBackWhenSomebodyGotItInTheMomentItWasRetired() {
        var role = desk.supervisor();
        desk.before(RetireCustomRole.class, () -> {
            desk.leaveAlone();
            desk.give(role);
        });

        assertRefused(Reason.ROLE_IN_USE, () -> desk.custom.retire("supervisor", null, EVE));

        assertThat(desk.named("supervisor").permissions()).isEqualTo(SEES);
    }

    @Test
    void isNotGivenOnceItIsRetired() {
        var role = desk.supervisor();
        desk.custom.retire("supervisor", null, EVE);
        var account = desk.account();

        assertRefused(Reason.ROLE_NOT_FOUND, () -> desk.accounts.changeRole(account, role, "sales", EVE));

        assertThat(desk.roleOf(account)).isEqualTo(HeldRole.of(Role.USER));
        assertThat(desk.holders.exist("supervisor")).isFalse();
    }

    @Test
    void isNotKeptByWhoDiedBeforeGivingIt() {
        var role = desk.supervisor();
        desk.before(ChangeAccountRole.class, () -> {
            throw new IllegalStateException("died");
        });
        assertThatThrownBy(() -> desk.give(role)).isInstanceOf(IllegalStateException.class);
        desk.leaveAlone();
        assertRefused(Reason.ROLE_IN_USE, () -> desk.custom.retire("supervisor", null, EVE));

        desk.clock.passes(Duration.ofSeconds(61));
        desk.custom.retire("supervisor", null, EVE);

        assertThat(desk.roles.find("supervisor")).isEmpty();
    }

    @Test
    void forgetsWhomItWasRefused() {
        var role = desk.supervisor();
        var account = desk.account();

        assertThatThrownBy(() -> desk.accounts.changeRole(account, role, null, EVE))
                .isInstanceOf(AccountRejection.class);

        assertThat(desk.holders.exist("supervisor")).isFalse();
    }

    @Test
    void isNotGivenToTheLastAdministrator() {
        var role = desk.supervisor();
        var last = desk.administrator();

        assertThatThrownBy(() -> desk.accounts.changeRole(last, role, "sales", EVE))
                .isInstanceOfSatisfying(
                        AccountRejection.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AccountRejection.Reason.LAST_ADMINISTRATOR));

        assertThat(desk.roleOf(last)).isEqualTo(HeldRole.of(Role.ADMIN));
        assertThat(desk.holders.exist("supervisor")).isFalse();
        desk.administrator();
        desk.accounts.changeRole(last, role, "sales", EVE);
        assertThat(desk.roleOf(last)).isEqualTo(role);
    }
}
