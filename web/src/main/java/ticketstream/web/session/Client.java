package ticketstream.web.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Where a sign-in or renewal came from, so that people recognise their own.
 *
 * @param address the remote address; null only for sessions older than this field
 * @param device browser and system, for example {@code Firefox on Windows}; null when unknown
 */
record Client(@Nullable String address, @Nullable String device) {
    /** The remote address of a request. */
    String from() {
        return Objects.requireNonNull(address);
    }

    static Client of(HttpServletRequest request) {
        return new Client(request.getRemoteAddr(), DeviceName.of(request.getHeader(HttpHeaders.USER_AGENT)));
    }
}
