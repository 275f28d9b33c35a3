package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import ticketstream.web.runtime.InvalidSetting;

/** A-70, for a desk that lets other origins in. */
class AllowedOriginsTest {
    private static final String LISTED = "https://desk.example.org";

    private final AllowedOrigins filter =
            new AllowedOrigins(new OriginSettings(Set.of(LISTED, "http://localhost:5173")));

    @Test
    void answersThePreflightOfAListedOrigin() throws Exception {
        var request = request("OPTIONS", LISTED);
        request.addHeader("Access-Control-Request-Method", "PUT");
        var chain = new MockFilterChain();
        var response = new MockHttpServletResponse();

        filter.doFilter(request, response, chain);

        assertThat(chain.getRequest()).as("goes no further").isNull();
        assertThat(response.getStatus()).isEqualTo(204);
        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(response.getHeader("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(response.getHeader("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
        assertThat(response.getHeaderNames()).doesNotContain("Access-Control-Allow-Credentials");
    }

    @Test
    void letsAListedOriginReadAnswers() throws Exception {
        var response = passed(request("GET", LISTED));

        assertThat(response.getHeader("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(response.getHeader("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(response.getHeader("Vary")).isEqualTo("Origin");
        assertThat(response.getHeaderNames()).doesNotContain("Access-Control-Allow-Credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://desk.example.org.evil.example",
                "https://evil.example",
                "http://desk.example.org",
                "https://desk.example.org:8443",
                "HTTPS://DESK.EXAMPLE.ORG",
                "null",
                ""
            })
    void tellsOthersNothing(String origin) throws Exception {
        assertThat(passed(request("GET", origin)).getHeaderNames()).containsExactly("Vary");
        assertThat(passed(request("OPTIONS", origin)).getHeaderNames()).containsExactly("Vary");
    }

    @Test
    void isNotThereWithoutAList() throws Exception {
        var response = new MockHttpServletResponse();
        new AllowedOrigins(new OriginSettings(Set.of()))
                .doFilter(request("GET", LISTED), response, new MockFilterChain());

        assertThat(response.getHeaderNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "desk.example.org",
                "https://desk.example.org/",
                "https://*.example.org",
                "https://a@b"
            })
    void refusesWhatIsNoOrigin(String origin) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new OriginSettings(Set.of(origin)))
                .withMessageContaining("TICKETSTREAM_ALLOWED_ORIGINS");
    }

    private MockHttpServletResponse passed(MockHttpServletRequest request) throws ServletException, IOException {
        var chain = new MockFilterChain();
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, chain);
        assertThat(chain.getRequest()).as("goes on").isNotNull();
        return response;
    }

    private static MockHttpServletRequest request(String method, String origin) {
        var request = new MockHttpServletRequest(method, "/api/v1/tickets");
        request.addHeader("Origin", origin);
        return request;
    }
}
