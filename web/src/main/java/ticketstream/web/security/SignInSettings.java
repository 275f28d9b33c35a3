package ticketstream.web.security;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ticketstream.application.account.AccountState;
import ticketstream.domain.actor.Role;
import ticketstream.web.runtime.InvalidSetting;

/**
 * How people get in; a wrong setting stops the start with one line.
 *
 * @param baseUrl where people reach the desk, for links in mails; by default the port on localhost
 * @param port where the desk listens
 * @param data below it lie the mails of a desk without a mail server
 * @param totpRequiredRoles who may do nothing but set up a second factor until they have one
 */
@ConfigurationProperties("ticketstream")
public record SignInSettings(
        @Nullable String baseUrl,
        @DefaultValue("8080") int port,
        @DefaultValue("data") Path data,
        @DefaultValue Set<Role> totpRequiredRoles) {

    private static final String FORM =
            "https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/\\-]*)?|https?://\\[[0-9A-Fa-f:]+](:[0-9]{1,5})?/?";

    /** Refuses an address that cannot begin a link. */
    public SignInSettings {
        if (baseUrl != null && !baseUrl.isBlank() && !baseUrl.matches(FORM)) {
            throw new InvalidSetting("TICKETSTREAM_BASE_URL must be like https://desk.example.org, not " + baseUrl);
        }
    }

    /** What links begin with, without a slash at the end; nothing in a request has any say in it. */
    public URI desk() {
        return URI.create(
                baseUrl == null || baseUrl.isBlank() ? "http://localhost:" + port : baseUrl.replaceFirst("/+$", ""));
    }

    /** Whether this account has to set up a second factor before anything else. */
    public boolean lacksSecondFactor(AccountState account, Instant now) {
        return !account.totp() && demandsSecondFactor(account, now);
    }

    /** Whether this account needs a second factor, be it for its role or for one it holds for a time. */
    public boolean demandsSecondFactor(AccountState account, Instant now) {
        return account.roles(now).stream().anyMatch(totpRequiredRoles::contains);
    }
}
