package ticketstream.web.security;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.LoggedAccounts;

/** Keys, what is signed with them, and the accounts that tokens speak of. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StoredKeys storedKeys(MongoDatabase database) {
        return new StoredKeys(database);
    }

    @Bean
    SigningKeys signingKeys(StoredKeys stored, Clock clock) {
        return new SigningKeys(stored, clock);
    }

    @Bean
    AccessTokens accessTokens(SigningKeys keys, Clock clock) {
        return new AccessTokens(keys::ring, clock);
    }

    @Bean
    TokenVerifier tokenVerifier(SigningKeys keys, Clock clock) {
        return new TokenVerifier(keys::ring, clock);
    }

    @Bean
    SignedCursor signedCursor(StoredKeys stored) {
        return new SignedCursor(stored.secret("cursor"));
    }

    @Bean
    LoggedAccounts loggedAccounts(EventStore log) {
        return new LoggedAccounts(log);
    }

    @Bean
    @Primary
    AccountLookup accounts(LoggedAccounts log) {
        return new CachedAccounts(log);
    }
}
