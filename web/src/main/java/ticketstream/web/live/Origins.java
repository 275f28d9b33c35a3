package ticketstream.web.live;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From which pages browsers may connect: from this server's own and from listed ones. A client that names no origin is no
 * browser; it may connect, because the token comes in the first frame and never from a cookie.
 */
public record Origins(Set<String> allowed) {

    boolean allow(@Nullable String origin, URI request) {
        return origin == null || allowed.contains(origin) || isSame(origin, request);
    }

    private static boolean isSame(String origin, URI request) {
        String own = origin(request);
        return own != null && own.equals(normal(origin));
    }

    private static @Nullable String normal(String origin) {
        try {
            URI uri = URI.create(origin);
            return isOrigin(uri) ? origin(uri) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Browsers send scheme, host and port and nothing else. */
    private static boolean isOrigin(URI uri) {
        return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getRawUserInfo() == null
                && "".equals(uri.getRawPath())
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    private static @Nullable String origin(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null) {
            return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT).replace("ws", "http");
        int standard = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() == -1 ? standard : uri.getPort();
        return scheme + "://" + Objects.requireNonNull(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
