package ticketstream.web.session;

import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.application.account.AccountJournal;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.mail.Mail;
import ticketstream.domain.account.AccountCommand.ReportRefreshReuse;
import ticketstream.domain.actor.Actor;

/** What follows when a replaced refresh token comes back: the log knows, and its owner is told. */
final class RefreshReuse implements BiConsumer<String, String> {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshReuse.class);

    private final AccountJournal journal;
    private final AccountLookup accounts;
    private final Mail mail;
    private final Executor background;

    RefreshReuse(AccountJournal journal, AccountLookup accounts, Mail mail, Executor background) {
        this.journal = journal;
        this.accounts = accounts;
        this.mail = mail;
        this.background = background;
    }

    @Override
    public void accept(String accountId, String sessionId) {
        tell(accountId);
        report(accountId, sessionId);
    }

    /** Whoever showed the token hears the same whether or not the log can take this. */
    private void report(String accountId, String sessionId) {
        try {
            journal.record(new ReportRefreshReuse(accountId, sessionId, Actor.SYSTEM));
        } catch (RuntimeException away) {
            LOG.error("the reuse of a refresh token of session {} could not be recorded", sessionId, away);
        }
    }

    private void tell(String accountId) {
        try {
            background.execute(() -> accounts.find(accountId).ifPresent(this::write));
        } catch (RuntimeException full) {
            LOG.warn("a mail could not be written: {}", full.toString());
        }
    }

    private void write(AccountState account) {
        try {
            mail.send(account.email(), "One of your sessions was ended", """
                    A key of one of your sessions was used a second time, so somebody may have copied it.
                    That session was ended. Sign in again, and change your password if you do not know how this happened.
                    """);
        } catch (RuntimeException failure) {
            LOG.warn("a mail could not be written: {}", failure.toString());
        }
    }
}
