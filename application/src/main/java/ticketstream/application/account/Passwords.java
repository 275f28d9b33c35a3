package ticketstream.application.account;

import ticketstream.domain.account.AccountCommand.ChangeAccountPassword;
import ticketstream.domain.account.AccountRejection;
import ticketstream.domain.account.AccountRejection.Reason;

/** Checks and replaces the passwords of accounts that exist. New ones are checked against {@link AccountText} before. */
public final class Passwords {
    private final Credentials credentials;
    private final PasswordHashing hashing;
    private final SignIns signIns;
    private final AccountJournal journal;

    public Passwords(Credentials credentials, PasswordHashing hashing, SignIns signIns, AccountJournal journal) {
        this.credentials = credentials;
        this.hashing = hashing;
        this.signIns = signIns;
        this.journal = journal;
    }

    /** Refuses with {@link Reason#WRONG_PASSWORD} unless this is the account's password. */
    public void require(String accountId, String password) {
        var unused = entry(accountId, password);
    }

    /** Replaces the password and ends every other sign-in; refuses with {@link Reason#WRONG_PASSWORD}. */
    public void change(AccountState account, String present, String next, String sessionId) {
        var entry = entry(account.id(), present);
        var hash = hashing.hash(next);
        signIns.endAllBut(account.id(), sessionId); // before as well, lest who dies in between leaves a thief signed in
        if (!credentials.replaceHash(entry, hash)) {
            throw new AccountRejection(Reason.WRONG_PASSWORD); // somebody else was faster
        }
        signIns.endAllBut(account.id(), sessionId);
        journal.record(new ChangeAccountPassword(account.id(), account.itself()));
    }

    /** Replaces a password nobody remembers and ends every sign-in; false when it was replaced meanwhile. */
    boolean replace(AccountState account, Credentials.Entry forgotten, String next) {
        var hash = hashing.hash(next);
        signIns.endAll(account.id());
        if (!credentials.replaceHash(forgotten, hash)) {
            return false;
        }
        signIns.endAll(account.id());
        journal.record(new ChangeAccountPassword(account.id(), account.itself()));
        return true;
    }

    private Credentials.Entry entry(String accountId, String password) {
        return credentials
                .ofAccount(accountId)
                .filter(entry -> hashing.matches(password, entry.hash()))
                .orElseThrow(() -> new AccountRejection(Reason.WRONG_PASSWORD));
    }
}
