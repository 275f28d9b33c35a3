package ticketstream.web.limit;

import jakarta.servlet.http.HttpServletResponse;
import ticketstream.web.problem.RequestRefused;

/**
 * Where a client stands with a limit, as the IETF's draft "RateLimit header fields for HTTP" says it.
 *
 * @param policy the limit's name
 * @param perMinute how much there is; 0 = no limit
 * @param remaining how much is left
 * @param resetSeconds when more is left, at the latest
 * @param exceeded whether this one was too many
 */
public record Quota(String policy, int perMinute, int remaining, long resetSeconds, boolean exceeded) {
    /** Tells the client. */
    public void announce(HttpServletResponse response) {
        if (perMinute > 0) {
            var name = '"' + policy + '"';
            response.setHeader("RateLimit-Policy", name + ";q=" + perMinute + ";w=60");
            response.setHeader("RateLimit", name + ";r=" + remaining + ";t=" + resetSeconds);
        }
    }

    /** Refuses with 429 and the seconds to wait when this one was too many. */
    public void require() {
        if (exceeded) {
            throw RequestRefused.tooMany(resetSeconds);
        }
    }
}
