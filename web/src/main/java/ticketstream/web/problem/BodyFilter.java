package ticketstream.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds what a request may bring: 128 KiB, which the longest ticket fits in however it is escaped, and not compressed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class BodyFilter extends OncePerRequestFilter {
    private static final long LIMIT = 128 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LIMIT) {
            ProblemAnswer.of(ProblemCode.TOO_LARGE).writeTo(response);
        } else if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null || !isText(request.getContentType())) {
            ProblemAnswer.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE).writeTo(response);
        } else {
            chain.doFilter(new LimitedBody(request, LIMIT), response);
        }
    }

    /**
     * Whether it may be a type of text in UTF-8; one that is not said, of a request without a body, is. A wildcard is no type of
     * a body; the framework fails at it instead of refusing it.
     */
    private static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            var charset = type.getCharset();
            return type.isConcrete() && (charset == null || charset.equals(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
