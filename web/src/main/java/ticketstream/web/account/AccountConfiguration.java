package ticketstream.web.account;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.Administrators;
import ticketstream.application.account.LoggedAccounts;
import ticketstream.application.account.Registration;
import ticketstream.web.security.SignedCursor;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    @Bean
    Accounts accountAdministration(
            AccessPolicy policy,
            Registration registration,
            Administrators administrators,
            AccountLookup accounts,
            LoggedAccounts log,
            CommandGateway commands) {
        return new Accounts(policy, registration, administrators, accounts, log, commands);
    }

    @Bean
    AccountPages accountPages(AccountDirectory directory, SignedCursor cursors) {
        return new AccountPages(directory, cursors);
    }
}
