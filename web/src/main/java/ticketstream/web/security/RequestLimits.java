package ticketstream.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.domain.actor.Actor;
import ticketstream.web.limit.Cidr;
import ticketstream.web.limit.LimitsSettings;
import ticketstream.web.limit.RateLimit;
import ticketstream.web.limit.SharedCounts;

/** How often one may ask: each account, and each network address that names none. Pages and their files are free. */
final class RequestLimits {
    private static final List<String> COUNTED = List.of("/api/", "/v3/", "/.well-known/");

    private final RateLimit accounts;
    private final RateLimit addresses;

    RequestLimits(LimitsSettings settings, SharedCounts shared, InstantSource clock) {
        accounts = new RateLimit("account", settings.requestsPerMinute(), shared, clock);
        addresses = new RateLimit("address", settings.anonymousRequests(), shared, clock);
    }

    /** Counts a request, tells its sender where he stands and refuses it when it is one too many. */
    void count(@Nullable Actor actor, HttpServletRequest request, HttpServletResponse response) {
        if (COUNTED.stream().noneMatch(request.getServletPath()::startsWith)) {
            return;
        }
        var quota = actor == null ? addresses.take(Cidr.customer(request.getRemoteAddr())) : accounts.take(actor.id());
        quota.announce(response);
        quota.require();
    }
}
