package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ticketstream.application.account.RoleDesk.DELETES;
import static ticketstream.application.account.RoleDesk.EVE;
import static ticketstream.application.account.RoleDesk.SEES;
import static ticketstream.application.account.RoleDesk.assertRefused;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.domain.account.AccountCommand.RenewAccountRole;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;
import ticketstream.domain.role.CustomRoleRejection.Reason;

class CustomRolesIT {
    private final RoleDesk desk = new RoleDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void namesTheFiveAndThoseThatWereMade() {
        var supervisor = desk.supervisor();

        assertThat(desk.custom.all(EVE))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(Role.values()).map(HeldRole::of), Stream.of(supervisor))
                                .toList());
        assertThat(supervisor).isEqualTo(new HeldRole("supervisor", "Supervisor", Role.AGENT, SEES, 1));
    }

    @Test
    void makesOneOfTwoThatAreMadeAtOnce() {
        var made = Stream.of("One", "Two")
                .map(title -> CompletableFuture.supplyAsync(
                        () -> desk.custom.create("supervisor", title, Role.AGENT, SEES, EVE)))
                .toList();
        made.forEach(
                each -> each.exceptionally(refused -> desk.named("supervisor")).join());

        assertThat(made.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize(1);
        assertThat(desk.named("supervisor").version()).isEqualTo(1);
    }

    @Test
    void hasNoOtherRoleUnderTheNamesOfTheFive() {
        assertRefused(Reason.ROLE_KEY_TAKEN, () -> desk.custom.create("auditor", "Auditor", Role.AUDITOR, SEES, EVE));
        assertRefused(Reason.ROLE_NOT_FOUND, () -> desk.custom.change("auditor", "Auditor", DELETES, null, EVE));
        assertRefused(Reason.ROLE_NOT_FOUND, () -> desk.custom.retire("auditor", null, EVE));
    }

    @Test
    void refusesWhoDoesNotAdministerForGood() {
        desk.supervisor();
        var auditor = new Actor("o-1", "ora", Role.AUDITOR, null);
        var forATime = new Actor("u-1", "ann", HeldRole.of(Role.USER), null, List.of(EVE.lasting()));

        for (var actor : List.of(auditor, forATime)) {
            assertForbidden(() -> desk.custom.create("boss", "Boss", Role.AGENT, SEES, actor));
            assertForbidden(() -> desk.custom.change("supervisor", "Boss", DELETES, null, actor));
            assertForbidden(() -> desk.custom.retire("supervisor", null, actor));
        }
        assertForbidden(() -> desk.custom.all(auditor));
        assertThat(desk.named("supervisor").version()).isEqualTo(1);
    }

    @Test
    void givesEverybodyWhoHasItWhatItIsMade() {
        var role = desk.supervisor();
        var holders = List.of(desk.give(role), desk.give(role));
        var former = desk.give(role);
        desk.accounts.changeRole(former, HeldRole.of(Role.AGENT), "sales", EVE);

        var changed = desk.custom.change("supervisor", "Boss", DELETES, 1L, EVE);

        assertThat(changed.renewed())
                .containsExactlyInAnyOrderElementsOf(holders.stream()
                        .map(id -> new RoleHolders.Renewed(id, 3))
                        .toList());
        assertThat(holders).allSatisfy(id -> assertThat(desk.roleOf(id)).isEqualTo(changed.role()));
        assertThat(desk.roleOf(former)).isEqualTo(HeldRole.of(Role.AGENT));
    }

    @Test
    void completesWhatBrokeOffWhenItIsAskedAgain() {
        var holders = breakOffHalfWay();

        desk.custom.change("supervisor", "Supervisor", DELETES, 1L, EVE);

        assertThat(desk.permissionsOf(holders)).containsOnly(DELETES);
    }

    @Test
    void completesWhatBrokeOffWhenANodeStarts() {
        var holders = breakOffHalfWay();

        desk.custom.complete();

        assertThat(desk.permissionsOf(holders)).containsOnly(DELETES);
    }

    /** The definition is there, and one of three has it. */
    private List<String> breakOffHalfWay() {
        var role = desk.supervisor();
        var holders = List.of(desk.give(role), desk.give(role), desk.give(role));
        var sent = new AtomicInteger();
        desk.before(RenewAccountRole.class, () -> {
            if (sent.incrementAndGet() > 1) {
                throw new IllegalStateException("the database is away");
            }
        });
        assertThatExceptionOfType(OutcomeUnknown.class)
                .isThrownBy(() -> desk.custom.change("supervisor", "Supervisor", DELETES, 1L, EVE));
        desk.leaveAlone();
        assertThat(desk.permissionsOf(holders)).containsExactlyInAnyOrder(DELETES, SEES, SEES);
        return holders;
    }

    @Test
    void isNotCalledAsAnotherIs() {
        desk.supervisor();
        desk.custom.create("boss", "Boss", Role.AGENT, SEES, EVE);

        assertRefused(Reason.ROLE_TITLE_TAKEN, () -> desk.custom.create("b-2", "bOSS", Role.USER, SEES, EVE));
        assertRefused(Reason.ROLE_TITLE_TAKEN, () -> desk.custom.create("b-2", "Agent", Role.USER, SEES, EVE));
        assertRefused(Reason.ROLE_TITLE_TAKEN, () -> desk.custom.change("boss", "supervisor", SEES, null, EVE));
        assertThat(desk.custom.change("boss", "BOSS", SEES, null, EVE).role().title())
                .isEqualTo("BOSS");
        assertThat(desk.roles.find("b-2")).isEmpty();
    }

    private static void assertForbidden(Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        AccountRejection.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AccountRejection.Reason.FORBIDDEN));
    }
}
