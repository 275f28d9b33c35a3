package ticketstream.application.account;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.domain.account.AccountCommand;

/** Writes into the log what has already happened to an account's credentials. */
public final class AccountJournal {
    private static final int TRIES = 3;

    private final CommandGateway commands;
    private final AccountLookup accounts;

    /** {@code accounts} is told which account to forget. */
    public AccountJournal(CommandGateway commands, AccountLookup accounts) {
        this.commands = commands;
        this.accounts = accounts;
    }

    /**
     * Records it.
     *
     * @throws OutcomeUnknown when the log cannot take it: the change itself was made, so it must not be called undone
     */
    public void record(AccountCommand done) {
        try {
            send(done, TRIES);
        } catch (RuntimeException failure) {
            throw new OutcomeUnknown(failure);
        } finally {
            accounts.forget(done.accountId());
        }
    }

    /** What happened is true whatever else happened to the account on another node meanwhile. */
    private void send(AccountCommand done, int tries) {
        try {
            commands.sendAndWait(done);
        } catch (ConcurrencyException overtaken) {
            if (tries == 1) {
                throw overtaken;
            }
            send(done, tries - 1);
        }
    }
}
