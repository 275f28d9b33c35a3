package ticketstream.projections.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.projections.change.ChangeType.ACCESS_CHANGED;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountPasswordChanged;
import ticketstream.domain.account.AccountEvent.AccountRecoveryCodeUsed;
import ticketstream.domain.account.AccountEvent.AccountRefreshReuseDetected;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountEvent.AccountTotpDisabled;
import ticketstream.domain.account.AccountEvent.AccountTotpEnabled;
import ticketstream.domain.account.AccountEvent.CustomRoleGiven;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.Change;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Log;
import ticketstream.projections.stage.RecordedChanges;
import ticketstream.projections.stage.Stage;

class DirectoryIT {
    private static final Log NO_LOG = new Log();
    private final MongoDatabase database = Databases.fresh();
    private final Generations generations = new Generations(database);
    private final RecordedChanges changes = new RecordedChanges();
    private final Stage stage =
            new Stage("directory", new DirectoryProjector(Stage.projections(generations, NO_LOG, changes)));
    private final Directory directory = new Directory(generations);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void keepsTheSameAccountOnceTwiceAndAfterAReset() {
        var log = new Log()
                .with(
                        registered("u1", "eve", Role.USER, null),
                        new AccountRoleChanged("u1", Role.AGENT, "sales"),
                        new AccountTotpEnabled("u1"),
                        new AccountPasswordChanged("u1"),
                        new AccountDisabled("u1"));
        var expected =
                new DirectoryEntry("u1", "eve", "eve@example.org", HeldRole.of(Role.AGENT), "sales", false, true, 5);

        stage.play(log);
        assertThat(directory.find("u1")).contains(expected);
        stage.play(log);
        assertThat(directory.find("u1")).contains(expected);
        stage.replay();
        assertThat(directory.page(10, null).items()).containsExactly(expected);
    }

    @Test
    void tellsAnAccountThatItsAccessChangedButNotThatItExists() {
        stage.play(new Log()
                .with(
                        registered("u1", "eve", Role.USER, null),
                        new AccountRoleChanged("u1", Role.AUDITOR, null),
                        new AccountDisabled("u1"),
                        new AccountEnabled("u1"),
                        new AccountTotpEnabled("u1"),
                        new AccountTotpDisabled("u1"),
                        new AccountPasswordChanged("u1"),
                        new AccountRecoveryCodeUsed("u1"),
                        new AccountRefreshReuseDetected("u1", "s1"),
                        new CustomRoleGiven("u1", custom(Permission.TICKETS_READ), "sales")));

        assertThat(changes.take())
                .containsExactly(
                        accessChanged(2, 1),
                        accessChanged(3, 2),
                        accessChanged(4, 3),
                        accessChanged(5, 4),
                        accessChanged(6, 5),
                        accessChanged(10, 9));
    }

    @Test
    void tellsItAgainAfterACrashAndForgetsItInAReplay() {
        changes.refuseOnce();
        var log = new Log().with(registered("u1", "eve", Role.USER, null), new AccountDisabled("u1"));
        stage.play(log);
        assertThat(changes.take()).containsExactly(accessChanged(2, 1));

        stage.replay();
        assertThat(changes.take()).isEmpty();
    }

    @Test
    void pagesThroughAllAccountsByName() {
        DirectoryProjector.MODEL.rows(generations, 1).ensureIndexes(DirectoryProjector.MODEL.indexes());
        var log = new Log();
        for (int i = 0; i < 25; i++) {
            log.with(registered("u" + i, "name" + i % 7, Role.USER, null));
        }
        stage.play(log);

        List<DirectoryEntry> read = new ArrayList<>();
        @Nullable DirectoryPlace place = null;
        do {
            var page = directory.page(4, place);
            read.addAll(page.items());
            place = page.next();
        } while (place != null);
        assertThat(read).hasSize(25).doesNotHaveDuplicates();
        assertThat(read).extracting(DirectoryEntry::username).isSorted();
    }

    @Test
    void keepsACustomRoleAsItWasGiven() {
        var role = custom(Permission.TICKETS_READ, Permission.HISTORY_READ_ALL);
        stage.play(new Log().with(registered("g1", "ida", Role.USER, null), new CustomRoleGiven("g1", role, "sales")));

        assertThat(directory.find("g1")).map(DirectoryEntry::role).contains(role);
    }

    private static HeldRole custom(Permission... permissions) {
        return new HeldRole("reader", "Reader", Role.AGENT, Set.of(permissions), 1);
    }

    private static AccountEvent registered(String id, String name, Role role, @Nullable String department) {
        return new AccountRegistered(id, name, name + "@example.org", role, department);
    }

    private static Change accessChanged(long version, long position) {
        return new Change(
                Scope.account("u1"),
                ACCESS_CHANGED,
                "u1",
                version,
                position,
                Log.at(position),
                Log.ACTOR,
                null,
                null,
                List.of(),
                null);
    }
}
