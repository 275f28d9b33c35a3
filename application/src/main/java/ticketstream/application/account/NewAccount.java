package ticketstream.application.account;

import org.jspecify.annotations.Nullable;
import ticketstream.domain.account.AccountCommand.RegisterAccount;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;

/** What an account is registered with; texts are already checked against {@link AccountText}. */
public record NewAccount(
        String username,
        String email,
        String password,
        HeldRole role,
        @Nullable String department) {

    /** Somebody who registered without anybody's help. */
    public static NewAccount user(String username, String email, String password) {
        return new NewAccount(username, email, password, HeldRole.of(Role.USER), null);
    }

    /** Somebody who may do everything. */
    public static NewAccount administrator(String username, String email, String password) {
        return new NewAccount(username, email, password, HeldRole.of(Role.ADMIN), null);
    }

    RegisterAccount command(String accountId, Actor actor) {
        return new RegisterAccount(
                accountId,
                AccountText.normaliseLine(username),
                AccountText.normaliseEmail(email),
                role,
                department,
                actor);
    }

    @Override
    public String toString() {
        return "NewAccount[role=" + role.key() + "]";
    }
}
