package ticketstream.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import ticketstream.application.eventstore.OutcomeUnknown;
import ticketstream.domain.account.AccountCommand.UseRecoveryCode;
import ticketstream.domain.actor.Actor;

class AccountJournalTest {
    private static final UseRecoveryCode DONE = new UseRecoveryCode("u1", Actor.SYSTEM);

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final Forgetting accounts = new Forgetting();
    private final AccountJournal journal =
            new AccountJournal(DefaultCommandGateway.builder().commandBus(bus).build(), accounts);
    private int sent;

    @Test
    void recordsAlsoWhenOvertakenTwice() {
        bus.subscribe(UseRecoveryCode.class.getName(), command -> {
            sent++;
            if (sent < 3) {
                throw new ConcurrencyException("overtaken");
            }
            return command.getPayload();
        });

        journal.record(DONE);

        assertThat(sent).isEqualTo(3);
        assertThat(accounts.forgotten).containsExactly("u1");
    }

    @Test
    void neverCallsUndoneWhatWasDone() {
        bus.subscribe(UseRecoveryCode.class.getName(), command -> {
            sent++;
            throw new IllegalStateException("away");
        });

        assertThatExceptionOfType(OutcomeUnknown.class).isThrownBy(() -> journal.record(DONE));

        assertThat(sent).isEqualTo(1);
        assertThat(accounts.forgotten).containsExactly("u1");
    }

    private static final class Forgetting implements AccountLookup {
        private final List<String> forgotten = new ArrayList<>();

        @Override
        public Optional<AccountState> find(String accountId) {
            return Optional.empty();
        }

        @Override
        public void forget(String accountId) {
            forgotten.add(accountId);
        }
    }
}
