package ticketstream.web.administration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the operator stands above the administrators.
 *
 * @param adminAddressesReset whether this start lets the desk be administered from everywhere again
 */
@ConfigurationProperties("ticketstream")
record AdministrationSettings(@DefaultValue("false") boolean adminAddressesReset) {}
