package ticketstream.web.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ticketstream.web.limit.Cidr;
import ticketstream.web.runtime.InvalidSetting;

/**
 * Who stands between us and our clients.
 *
 * @param trustedProxies blocks of addresses, as in {@code 10.0.0.0/8}; what others say of their clients is not believed
 */
@ConfigurationProperties("ticketstream")
record ProxySettings(@DefaultValue List<String> trustedProxies) {
    ProxySettings {
        for (var block : trustedProxies) {
            if (Cidr.parse(block).isEmpty()) {
                throw new InvalidSetting(
                        "TICKETSTREAM_TRUSTED_PROXIES must be blocks of addresses like 10.0.0.0/8, joined by commas, not "
                                + block);
            }
        }
    }

    TrustedProxies proxies() {
        return new TrustedProxies(trustedProxies.stream()
                .flatMap(block -> Cidr.parse(block).stream())
                .toList());
    }
}
