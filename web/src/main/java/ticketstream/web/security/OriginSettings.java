package ticketstream.web.security;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import ticketstream.web.runtime.InvalidSetting;

/**
 * Whose pages may use the desk besides its own.
 *
 * @param allowedOrigins as browsers send them: {@code https://desk.example.org}
 */
@ConfigurationProperties("ticketstream")
public record OriginSettings(@DefaultValue Set<String> allowedOrigins) {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");

    /** Refuses what is no origin, which stops the start. */
    public OriginSettings {
        for (var origin : allowedOrigins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new InvalidSetting("TICKETSTREAM_ALLOWED_ORIGINS must be origins as browsers send them, like"
                        + " https://desk.example.org, joined by commas, not " + origin);
            }
        }
    }
}
