package ticketstream.web.administration;

import com.mongodb.client.MongoDatabase;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ticketstream.application.audit.AuditLog;
import ticketstream.web.security.TrustedProxies;

/** Puts the parts of this package together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdministrationSettings.class)
class AdministrationConfiguration {
    @Bean
    AdminAddresses adminAddresses(
            EventStore log,
            AuditLog audit,
            MongoDatabase database,
            TrustedProxies proxies,
            AdministrationSettings settings) {
        var addresses = new AdminAddresses(log, audit, database, proxies);
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
