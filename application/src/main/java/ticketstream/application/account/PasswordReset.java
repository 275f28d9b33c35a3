package ticketstream.application.account;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.account.Credentials.Entry;
import ticketstream.application.account.OneTimeTokens.Use;
import ticketstream.application.mail.Mail;

/**
 * Another password for who has lost theirs, by a link to their address. The token in it is good once, for half an hour,
 * and only as long as address and password are what they were: whatever changes them makes it void.
 */
public final class PasswordReset {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordReset.class);
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Credentials credentials;
    private final Passwords passwords;
    private final OneTimeTokens tokens;
    private final AccountLookup accounts;
    private final Mail mail;
    private final URI desk;
    private final Executor background;

    /**
     * @param desk what links begin with, whatever a request calls us
     * @param background where mails are written; it may refuse when it has too much to do
     */
    public PasswordReset(
            Credentials credentials,
            Passwords passwords,
            OneTimeTokens tokens,
            AccountLookup accounts,
            Mail mail,
            URI desk,
            Executor background) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.tokens = tokens;
        this.accounts = accounts;
        this.mail = mail;
        this.desk = desk;
        this.background = background;
    }

    /** Writes to the address if it is an enabled account's. The caller waits for one look-up, whether it is or not. */
    public void request(String email) {
        var entry = credentials.find(AccountText.normaliseEmail(email));
        try {
            background.execute(() -> entry.ifPresent(this::write));
        } catch (RejectedExecutionException full) {
            throw new Overloaded("mails to write");
        }
    }

    /** The account whose password this token may replace; empty when it is not, or no longer, good. */
    public Optional<AccountState> accountOf(String token) {
        return entryOf(token).flatMap(this::enabled);
    }

    /** Replaces the password, which was checked, and ends all sessions; false when the token is not, or no longer, good. */
    public boolean redeem(String token, String password) {
        var entry = entryOf(token);
        boolean replaced = entry.flatMap(this::enabled)
                .filter(account -> passwords.replace(account, entry.get(), password))
                .isPresent();
        if (replaced) {
            tokens.redeem(Use.PASSWORD_RESET, token);
        }
        return replaced;
    }

    private void write(Entry entry) {
        try {
            enabled(entry).ifPresent(account -> {
                var token = tokens.issue(Use.PASSWORD_RESET, account.id(), entry.mark(), LIFE);
                mail.send(entry.email(), "Another password", text(desk + "/reset-password#token=" + token));
            });
        } catch (RuntimeException failure) {
            LOG.warn("a mail could not be written: {}", failure.toString());
        }
    }

    private static String text(String link) {
        return """
                Somebody, probably you, asked for another password for the desk.

                This link is good once and for 30 minutes:
                {link}

                If it was not you, do nothing: your password stays what it is.
                """.replace("{link}", link);
    }

    private Optional<Entry> entryOf(String token) {
        return tokens.find(Use.PASSWORD_RESET, token)
                .flatMap(found -> credentials
                        .ofAccount(found.accountId())
                        .filter(entry -> entry.mark().equals(found.mark())));
    }

    private Optional<AccountState> enabled(Entry entry) {
        return accounts.find(entry.accountId()).filter(AccountState::enabled);
    }
}
