package ticketstream.web.runtime;

import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.desk.Desk;
import ticketstream.application.eventstore.EventLog;
import ticketstream.application.history.AccountHistory;
import ticketstream.application.history.TicketHistory;
import ticketstream.application.ticket.TicketStates;

/** What may be done with tickets, and by whom. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {
    @Bean
    AccessPolicy accessPolicy() {
        return new AccessPolicy();
    }

    @Bean
    TicketHistory ticketHistory(EventLog log, TicketStates tickets) {
        return new TicketHistory(log, tickets);
    }

    @Bean
    AccountHistory accountHistory(EventLog log, AccessPolicy policy) {
        return new AccountHistory(log, policy);
    }

    @Bean
    Desk desk(CommandGateway gateway, TicketHistory history, AccountLookup accounts, AccessPolicy policy, Clock clock) {
        return new Desk(
                gateway,
                history,
                id -> accounts.find(id).filter(AccountState::enabled).map(account -> account.actor(clock.instant())),
                policy);
    }
}
