package ticketstream.projections.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.account.AccountEvent.AccountDisabled;
import ticketstream.domain.account.AccountEvent.AccountEnabled;
import ticketstream.domain.account.AccountEvent.AccountPasswordChanged;
import ticketstream.domain.account.AccountEvent.AccountRegistered;
import ticketstream.domain.account.AccountEvent.AccountRoleChanged;
import ticketstream.domain.account.AccountEvent.AccountTotpDisabled;
import ticketstream.domain.account.AccountEvent.AccountTotpEnabled;
import ticketstream.domain.account.AccountEvent.CustomRoleGiven;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.projections.directory.DirectoryEntry;

/** Random but possible lives of accounts, and what they come to. */
public final class AccountHistories {
    private final Random random;
    private final Log log;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, DirectoryEntry> entries = new LinkedHashMap<>();

    public AccountHistories(long seed, Log log) {
        random = new Random(seed);
        this.log = log;
    }

    /** Lets one more thing happen. */
    public void goOn() {
        if (ids.isEmpty() || random.nextInt(4) == 0) {
            register("account" + ids.size());
        } else {
            change(entries.get(ids.get(random.nextInt(ids.size()))));
        }
    }

    /** Every account as its events left it. */
    public List<DirectoryEntry> rows() {
        return List.copyOf(entries.values());
    }

    private void register(String id) {
        ids.add(id);
        happen(
                new AccountRegistered(id, id, id + "@example.org", Role.USER, null),
                new DirectoryEntry(id, id, id + "@example.org", HeldRole.of(Role.USER), null, true, false, 1));
    }

    private void change(DirectoryEntry now) {
        var role = roles().get(random.nextInt(3));
        var department = role.base() == Role.AGENT ? Histories.CATEGORIES.get(random.nextInt(3)) : null;
        switch (random.nextInt(6)) {
            case 0 -> happen(new AccountDisabled(now.id()), after(now, now.role(), now.department(), false));
            case 1 -> happen(new AccountEnabled(now.id()), after(now, now.role(), now.department(), true));
            case 2 -> happen(new AccountTotpEnabled(now.id()), after(now, true));
            case 3 -> happen(new AccountTotpDisabled(now.id()), after(now, false));
            case 4 -> happen(new AccountPasswordChanged(now.id()), after(now, now.totp()));
            default ->
                happen(
                        role.madeHere()
                                ? new CustomRoleGiven(now.id(), role, department)
                                : new AccountRoleChanged(now.id(), role.base(), department),
                        after(now, role, department, now.enabled()));
        }
    }

    private List<HeldRole> roles() {
        var permissions = Set.of(Permission.TICKETS_READ, Permission.HISTORY_READ_ALL);
        return List.of(
                HeldRole.of(Role.AGENT),
                HeldRole.of(Role.USER),
                new HeldRole("reader", "Reader", Role.AGENT, permissions, 1 + random.nextInt(3)));
    }

    private void happen(AccountEvent event, DirectoryEntry after) {
        log.with(event);
        entries.put(after.id(), after);
    }

    private static DirectoryEntry after(
            DirectoryEntry now, HeldRole role, @Nullable String department, boolean enabled) {
        return new DirectoryEntry(
                now.id(), now.username(), now.email(), role, department, enabled, now.totp(), now.version() + 1);
    }

    private static DirectoryEntry after(DirectoryEntry now, boolean totp) {
        return new DirectoryEntry(
                now.id(),
                now.username(),
                now.email(),
                now.role(),
                now.department(),
                now.enabled(),
                totp,
                now.version() + 1);
    }
}
