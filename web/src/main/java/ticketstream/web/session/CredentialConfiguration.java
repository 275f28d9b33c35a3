package ticketstream.web.session;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.account.AccountJournal;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.Credentials;
import ticketstream.application.account.OneTimeTokens;
import ticketstream.application.account.PasswordHashing;
import ticketstream.application.account.PasswordReset;
import ticketstream.application.account.Passwords;
import ticketstream.application.account.Seal;
import ticketstream.application.account.SecondFactor;
import ticketstream.application.account.SecondFactors;
import ticketstream.application.account.SignInBasis;
import ticketstream.application.account.SignInChallenge;
import ticketstream.application.audit.AuditLog;
import ticketstream.application.mail.Mail;
import ticketstream.application.mail.MailFolder;
import ticketstream.web.security.SignInSettings;
import ticketstream.web.security.StoredKeys;

/** Puts together what accounts sign in with, and what happens when that changes. See ADR 0015. */
@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {
    private static final int WAITING_MAILS = 1_000;

    @Bean
    Mail mail(SignInSettings settings, Clock clock) {
        return new MailFolder(settings.data().resolve("mail"), clock);
    }

    /** One thread, so that nobody learns from the time an answer takes whether a mail was written. */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService mailBackground() {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_MAILS),
                Thread.ofPlatform().daemon().name("mail").factory());
    }

    @Bean
    AccountJournal accountJournal(CommandGateway commands, AccountLookup accounts) {
        return new AccountJournal(commands, accounts);
    }

    @Bean
    RefreshReuse refreshReuse(
            AccountJournal journal,
            AccountLookup accounts,
            Mail mail,
            @Qualifier("mailBackground") ExecutorService background) {
        return new RefreshReuse(journal, accounts, mail, background);
    }

    @Bean
    OneTimeTokens oneTimeTokens(MongoDatabase database, Clock clock) {
        return new OneTimeTokens(database, clock);
    }

    @Bean
    Passwords passwords(Credentials credentials, PasswordHashing hashing, Sessions sessions, AccountJournal journal) {
        return new Passwords(credentials, hashing, sessions, journal);
    }

    @Bean
    SecondFactors secondFactors(MongoDatabase database, StoredKeys keys) {
        return new SecondFactors(database, new Seal(keys.secret("totp")));
    }

    @Bean
    SecondFactor secondFactor(SecondFactors factors, Sessions sessions, AccountJournal journal, Clock clock) {
        return new SecondFactor(factors, sessions, journal, clock);
    }

    @Bean
    SignInBasis signInBasis(Credentials credentials, SecondFactors factors) {
        return new SignInBasis(credentials, factors);
    }

    @Bean
    SignInChallenge signInChallenge(
            OneTimeTokens tokens, SecondFactor factor, SignInBasis basis, AccountLookup accounts) {
        return new SignInChallenge(tokens, factor, basis, accounts);
    }

    @Bean
    OwnCredentials ownCredentials(
            AccountLookup accounts, Passwords passwords, SecondFactor factor, Sessions sessions, SignInLimits limits) {
        return new OwnCredentials(accounts, passwords, factor, sessions, limits);
    }

    @Bean
    PasswordReset passwordReset(
            Credentials credentials,
            Passwords passwords,
            OneTimeTokens tokens,
            AccountLookup accounts,
            Mail mail,
            SignInSettings settings,
            @Qualifier("mailBackground") ExecutorService background) {
        return new PasswordReset(credentials, passwords, tokens, accounts, mail, settings.desk(), background);
    }

    @Bean
    LostPasswords lostPasswords(PasswordReset reset, SignInLimits limits, AuditLog audit) {
        return new LostPasswords(reset, limits, audit);
    }
}
