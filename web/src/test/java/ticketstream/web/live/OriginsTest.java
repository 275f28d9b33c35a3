package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins origins = new Origins(Set.of("https://desk.example.org"));

    /** */
    @ParameterizedTest
    @CsvSource({
        "http://app.example.com:8080, true",
        "HTTP://APP.EXAMPLE.COM:8080, true",
        "https://desk.example.org, true",
        "https://app.example.com:8080, false",
        "http://app.example.com, false",
        "http://app.example.com:8081, false",
        "http://app.example.com.evil.tld:8080, false",
        "http://evil.tld, false",
        "https://desk.example.org.evil.tld, false",
        "http://sub.app.example.com:8080, false",
        "http://evil@app.example.com:8080, false",
        "http://app.example.com:8080@evil.tld, false",
        "http://app.example.com:8080/, false",
        "http://app.example.com:8080/live, false",
        "http://app.example.com:8080?a, false",
        "'http://app.example.com:8080#a', false",
        "ws://app.example.com:8080, false",
        "httpx://app.example.com:8080, false",
        "'http://app.example.com:8080, http://evil.tld', false",
        "http:app.example.com, false",
        "null, false",
        "'', false",
        "not a uri, false",
        "file://, false"
    })
    void allowsItsOwnAndListedOriginsOnly(String origin, boolean allowed) {
        assertThat(origins.allow(origin, URI.create("http://app.example.com:8080/live")))
                .isEqualTo(allowed);
    }

    @Test
    void knowsTheStandardPorts() {
        assertThat(origins.allow("https://app.example.com", URI.create("https://app.example.com:443/live")))
                .isTrue();
        assertThat(origins.allow("http://localhost:80", URI.create("ws://localhost/live")))
                .isTrue();
    }

    @Test
    void allowsClientsThatAreNoBrowsers() {
        assertThat(origins.allow(null, URI.create("http://app.example.com/live")))
                .isTrue();
    }
}
