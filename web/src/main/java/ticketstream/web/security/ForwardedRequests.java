package ticketstream.web.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives requests from trusted proxies the address and scheme of the client they are made for, before anything else sees
 * them: limits, logs, lists of allowed addresses and live connections all read the one address that is set here.
 */
final class ForwardedRequests extends ValveBase {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final TrustedProxies proxies;

    ForwardedRequests(TrustedProxies proxies) {
        super(true);
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (proxies.contain(request.getRemoteAddr())) {
            var forwarding = new Forwarding(all(request, "X-Forwarded-For"), all(request, "Forwarded"));
            forwarding.client(proxies).ifPresent(client -> {
                request.setRemoteAddr(client);
                request.setRemoteHost(client);
            });
            scheme(request, forwarding).ifPresent(scheme -> setScheme(request, scheme));
        }
        getNext().invoke(request, response);
    }

    private Optional<String> scheme(Request request, Forwarding forwarding) {
        var named = all(request, "X-Forwarded-Proto");
        return (named.isEmpty() ? forwarding.scheme(proxies) : Optional.of(lastOf(named)))
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .filter(SCHEMES::contains);
    }

    private static void setScheme(Request request, String scheme) {
        boolean secure = scheme.equals("https");
        request.setSecure(secure);
        request.getCoyoteRequest().scheme().setString(scheme);
        if (request.getServerPort() == HTTP && secure) {
            request.setServerPort(HTTPS); // the host named no port, so it is its scheme's
        }
    }

    private static String lastOf(List<String> lines) {
        var line = lines.getLast();
        return line.substring(line.lastIndexOf(',') + 1).strip();
    }

    private static List<String> all(Request request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
