package ticketstream.web.session;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.account.AccountJournal;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.Administrators;
import ticketstream.application.account.Credentials;
import ticketstream.application.account.FirstAdministrator;
import ticketstream.application.account.LoggedAccounts;
import ticketstream.application.account.PasswordHashing;
import ticketstream.application.account.Registration;
import ticketstream.application.account.RoleHolders;
import ticketstream.application.account.Roles;
import ticketstream.application.account.SignIn;
import ticketstream.application.account.SignInChallenge;
import ticketstream.application.audit.AuditLog;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.limit.Pseudonyms;
import ticketstream.web.limit.SharedCounts;
import ticketstream.web.security.AccessTokens;
import ticketstream.web.security.SignedCursor;
import ticketstream.web.trace.Tracing;

/** Puts the parts of this package and of the accounts below it together. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    Credentials credentials(MongoDatabase database) {
        return new Credentials(database);
    }

    @Bean
    PasswordHashing passwordHashing() {
        return new PasswordHashing();
    }

    @Bean
    Administrators administrators(MongoDatabase database, LoggedAccounts log, Clock clock) {
        return new Administrators(database, log, clock);
    }

    @Bean
    Roles roles(EventStore log) {
        return new Roles(log);
    }

    @Bean
    RoleHolders roleHolders(
            MongoDatabase database, Roles roles, LoggedAccounts log, AccountJournal journal, Clock clock) {
        return new RoleHolders(database, roles, log, journal, clock);
    }

    @Bean
    Registration registration(
            Credentials credentials,
            PasswordHashing hashing,
            Administrators administrators,
            RoleHolders holders,
            LoggedAccounts log,
            CommandGateway commands,
            Clock clock) {
        return new Registration(credentials, hashing, administrators, holders, log, commands, clock);
    }

    @Bean
    FirstAdministrator firstAdministrator(Administrators administrators, Registration registration, Clock clock) {
        return new FirstAdministrator(administrators, registration, clock);
    }

    @Bean
    SignIn signIn(Credentials credentials, PasswordHashing hashing, AccountLookup accounts) {
        return new SignIn(credentials, hashing, accounts);
    }

    @Bean
    RefreshTokens refreshTokens(MongoDatabase database) {
        return new RefreshTokens(database);
    }

    @Bean
    Sessions sessions(RefreshTokens stored, ApplicationEventPublisher events, RefreshReuse reuse, Clock clock) {
        return new Sessions(stored, events, reuse, clock);
    }

    @Bean
    EndedSessions endedSessions(RefreshTokens stored, Sessions sessions, Clock clock) {
        return new EndedSessions(stored, sessions, clock);
    }

    @Bean
    KnownDevices knownDevices(SignedCursor signed) {
        return new KnownDevices(signed);
    }

    @Bean
    SignInLimits signInLimits(
            LimitsSettings settings,
            MongoDatabase database,
            Pseudonyms pseudonyms,
            SharedCounts shared,
            KnownDevices devices,
            Clock clock) {
        return new SignInLimits(settings, database, pseudonyms, shared, devices, clock);
    }

    @Bean
    Enrolment enrolment(Registration registration, FirstAdministrator firstAdministrator, SignInLimits limits) {
        return new Enrolment(registration, firstAdministrator, limits);
    }

    @Bean
    AuditLog auditLog(EventStore log) {
        return new AuditLog(log, Tracing::ofRequest);
    }

    @Bean
    RefusedSignIns refusedSignIns(SignIn signIn, AuditLog audit, Clock clock) {
        return new RefusedSignIns(signIn, audit, clock);
    }

    @Bean
    Entrance entrance(
            SignIn signIn,
            SignInChallenge challenge,
            AccountLookup accounts,
            Sessions sessions,
            AccessTokens accessTokens,
            SignInLimits limits,
            AuditLog audit,
            RefusedSignIns refusals) {
        return new Entrance(signIn, challenge, accounts, sessions, accessTokens, limits, audit, refusals);
    }

    @Bean
    SignOuts signOuts(Sessions sessions, AccountLookup accounts, AuditLog audit) {
        return new SignOuts(sessions, accounts, audit);
    }

    @Bean
    Replies replies(Clock clock) {
        return new Replies(clock);
    }
}
