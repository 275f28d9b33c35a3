package ticketstream.web.administration;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.web.security.TrustedProxies;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdministrationSettings.class)
class AdministrationConfiguration {
    @Bean
    AdminAddresses adminAddresses(
            MongoDatabase database, TrustedProxies proxies, Clock clock, AdministrationSettings settings) {
        var addresses = new AdminAddresses(database, proxies, clock);
        if (settings.adminAddressesReset()) {
            addresses.open();
        }
        return addresses;
    }

    @Bean
    AdministrationGuard administrationGuard(AdminAddresses addresses) {
        return new AdministrationGuard(addresses);
    }
}
