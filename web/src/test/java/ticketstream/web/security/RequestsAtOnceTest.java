package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import ticketstream.web.limit.LimitsSettings;

class RequestsAtOnceTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void refusesAtOnceWhatIsOneTooMany() throws Exception {
        var one = atMost(1);
        var first = CompletableFuture.supplyAsync(() -> hold(one));
        begun.await();

        var second = ask(one);
        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getContentAsString()).contains("\"code\":\"overloaded\"");
        assertThat(second.getHeader("Retry-After")).isNotNull();
        SecurityContextHolder.clearContext();
        assertThat(ask(one).getStatus()).isEqualTo(200);

        end.countDown();
        known();
        assertThat(first.join().getStatus()).isEqualTo(200);
        assertThat(ask(one).getStatus()).isEqualTo(200);
    }

    @Test
    void countsNothingWithoutALimit() throws Exception {
        var none = atMost(0);
        var first = CompletableFuture.supplyAsync(() -> hold(none));
        begun.await();

        assertThat(ask(none).getStatus()).isEqualTo(200);

        end.countDown();
        first.join();
    }

    @Test
    void countsWhatFailedAsDone() throws Exception {
        var one = atMost(1);
        try {
            one.doFilter(request(), new MockHttpServletResponse(), (request, response) -> {
                throw new ServletException("failed");
            });
        } catch (ServletException expected) {
            assertThat(expected).hasMessage("failed");
        }

        assertThat(ask(one).getStatus()).isEqualTo(200);
    }

    @BeforeEach
    void signIn() {
        known();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private MockHttpServletResponse hold(RequestsAtOnce limit) {
        known();
        var response = new MockHttpServletResponse();
        try {
            limit.doFilter(request(), response, (request, answer) -> {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    private static RequestsAtOnce atMost(int requests) {
        return new RequestsAtOnce(new LimitsSettings(10, 30, 600, 1200, requests, 5, 50, 100));
    }

    private static MockHttpServletResponse ask(RequestsAtOnce limit) throws IOException, ServletException {
        var response = new MockHttpServletResponse();
        limit.doFilter(request(), response, (request, answer) -> {});
        return response;
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/api/v1/tickets");
    }

    private static void known() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("anne", null));
    }
}
