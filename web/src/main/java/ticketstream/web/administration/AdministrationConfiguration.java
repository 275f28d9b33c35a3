package ticketstream.web.administration;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.web.security.TrustedProxies;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {
    @Bean
    AdminAddresses adminAddresses(MongoDatabase database, TrustedProxies proxies, Clock clock) {
        return new AdminAddresses(database, proxies, clock);
    }

    @Bean
    AdministrationGuard administrationGuard(AdminAddresses addresses) {
        return new AdministrationGuard(addresses);
    }
}
