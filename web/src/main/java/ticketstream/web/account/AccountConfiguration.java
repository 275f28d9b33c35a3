package ticketstream.web.account;

import com.mongodb.client.MongoDatabase;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.access.AccessPolicy;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.Accounts;
import ticketstream.application.account.Administrators;
import ticketstream.application.account.CustomRoles;
import ticketstream.application.account.LoggedAccounts;
import ticketstream.application.account.Registration;
import ticketstream.application.account.RoleHolders;
import ticketstream.application.account.Roles;
import ticketstream.web.security.SignedCursor;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {
    @Bean
    Accounts accountAdministration(
            AccessPolicy policy,
            Registration registration,
            Administrators administrators,
            RoleHolders holders,
            AccountLookup accounts,
            LoggedAccounts log,
            CommandGateway commands) {
        return new Accounts(policy, registration, administrators, holders, accounts, log, commands);
    }

    @Bean
    CustomRoles customRoles(
            MongoDatabase database, Accounts accounts, Roles roles, RoleHolders holders, CommandGateway commands) {
        return new CustomRoles(database, accounts, roles, holders, commands);
    }

    @Bean
    AccountPages accountPages(AccountDirectory directory, SignedCursor cursors) {
        return new AccountPages(directory, cursors);
    }
}
