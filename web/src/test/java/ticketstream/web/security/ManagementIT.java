package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

/** what operators see is on a port of its own, and of the desk's inside it tells nothing but figures. */
@DeskTest
@TestPropertySource(properties = "management.server.port=0")
class ManagementIT {
    private final Visitor visitor;
    private final int port;

    @Autowired
    ManagementIT(Visitor visitor, @Value("${local.management.port}") int port) {
        this.visitor = visitor;
        this.port = port;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void tellsWhetherTheDeskLivesAndNothingMore(String path) {
        var answer = asked(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Visitor.json(answer).propertyNames()).isSubsetOf("status", "groups");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "beans",
                "configprops",
                "conditions",
                "heapdump",
                "threaddump",
                "loggers",
                "mappings",
                "metrics",
                "info",
                "shutdown",
                "startup",
                "scheduledtasks",
                "httpexchanges",
                "sessions",
                "caches",
                "sbom",
                "jolokia",
                "env/TICKETSTREAM_ADMIN_PASSWORD",
                "health/readModels",
                "health/diskSpace"
            })
    void hasNothingElseToShow(String endpoint) {
        assertThat(asked("/actuator/" + endpoint).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/health", "/health/readiness", "/prometheus", "/heapdump", "/env"})
    void isNotOnThePortOfTheDesk(String endpoint) {
        assertThat(visitor.send(visitor.request("/actuator" + endpoint)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void isNotTheDesk() {
        assertThat(asked("/api/v1/settings").statusCode()).isEqualTo(404);
        assertThat(asked("/v3/api-docs").statusCode()).isEqualTo(404);
        assertThat(asked("/").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> asked(String path) {
        return visitor.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)));
    }
}
