package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class EdgeIT {
    private static final String ME = "/api/v1/me";

    private final Visitor visitor;

    /** */
    @Autowired
    EdgeIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void answersForgedTokensAllInTheSameWay() {
        var forge = new TokenForge(TestKeys.key("mine", Instant.EPOCH), Instant.now());

        var answers = ForgedTokens.all(forge).values().stream()
                .filter(token -> token.matches("[A-Za-z0-9_.-]{1,4000}"))
                .map(token -> visitor.get(ME, token))
                .toList();

        assertThat(answers)
                .hasSizeGreaterThan(40)
                .extracting(HttpResponse::statusCode)
                .containsOnly(401);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(code(answer)).isEqualTo("unauthenticated");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        });
    }

    @Test
    void refusesWhatTheFrameworkStumblesOver() {
        var control = RawHttp.send(visitor.port(), "GET /.well-known/jwks.json?%1b=1 HTTP/1.1");
        var anyType = RawHttp.send(
                visitor.port(), "POST /api/v1/auth/login HTTP/1.1", "Content-Type: */*", "Content-Length: 0");
        var largeHeader = RawHttp.send(visitor.port(), "GET / HTTP/1.1", "X-Large: " + "x".repeat(20_000));

        assertThat(RawHttp.status(control)).isEqualTo(400);
        assertThat(RawHttp.status(anyType)).isEqualTo(415);
        assertThat(RawHttp.status(largeHeader)).isEqualTo(431);
        assertThat(largeHeader).contains("Connection: close");
    }

    /** */
    @Test
    void countsOnlyOneWellFormedBearerHeader() {
        var token = visitor.tokenOf(Role.USER, null);

        assertThat(status(ME, "Authorization: Bearer " + token)).isEqualTo(200);
        assertThat(status(ME, "Authorization: bearer " + token)).isEqualTo(401);
        assertThat(status(ME, "Authorization: Bearer\t" + token)).isEqualTo(401);
        assertThat(status(ME, "Authorization: Bearer  " + token)).isEqualTo(401);
        assertThat(status(ME, "Authorization: Basic " + token)).isEqualTo(401);
        assertThat(status(ME, "Authorization: " + token)).isEqualTo(401);
        assertThat(status(ME, "Authorization: Bearer " + token, "Authorization: Bearer " + token))
                .isEqualTo(401);
        assertThat(status(ME + "?access_token=" + token)).isEqualTo(401);
        assertThat(status(ME + "?token=" + token)).isEqualTo(401);
    }

    /** */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/me",
                "/api/./v1/me",
                "/api/v1/../v1/me",
                "/api/v1/%2e%2e/v1/me",
                "/api/v1/me;x=1",
                "/api/v1/me/",
                "/API/v1/me",
                "/api/v1/ME",
                "/api/v1/me%00",
                "/api/v1%2fme",
                "/api/v1/me%2f",
                "/api\\v1\\me",
                "/api/v1//me",
                "/api/v1/me%0a",
                "/api/v1/{me}",
                "/api/v1/me|x",
                "/api/v1/%zz"
            })
    void leadsNowhereByCraftedAddresses(String path) {
        var token = visitor.tokenOf(Role.ADMIN, null);

        var answer = RawHttp.send(visitor.port(), "GET " + path + " HTTP/1.1", "Authorization: Bearer " + token);

        assertThat(RawHttp.status(answer)).isIn(400, 404);
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X"})
    void knowsOnlyTheMethodsItAnswers(String method) {
        var answer = RawHttp.send(visitor.port(), method + " /api/v1/me HTTP/1.1", "Origin: http://evil.example");

        assertThat(RawHttp.status(answer)).isIn(405, 501, 400);
        assertProblem(answer);
        assertThat(answer).doesNotContain("Access-Control-Allow");
    }

    @Test
    void saysWhichMethodsThereAre() {
        var token = visitor.tokenOf(Role.USER, null);

        var answer = RawHttp.send(
                visitor.port(),
                "DELETE /api/v1/me HTTP/1.1",
                "Authorization: Bearer " + token,
                "X-HTTP-Method-Override: GET");

        assertThat(RawHttp.status(answer)).isEqualTo(405);
        assertThat(answer).contains("Allow: GET");
        assertProblem(answer);
    }

    @Test
    void judgesHeadLikeGet() {
        var answer = RawHttp.send(visitor.port(), "HEAD /api/v1/me HTTP/1.1");

        assertThat(RawHttp.status(answer)).isEqualTo(401);
    }

    /** */
    @ParameterizedTest
    @ValueSource(ints = {9_000, 20_000, 1_000_000})
    void refusesHeadersThatAreTooLarge(int length) {
        var answer = RawHttp.send(visitor.port(), "GET / HTTP/1.1", "X-Long: " + "x".repeat(length));

        assertThat(RawHttp.status(answer)).isEqualTo(431);
        assertThat(answer).contains("\"code\":\"headers_too_large\"");
        assertProblem(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/x",
                "/v3/x",
                "/actuator/env",
                "/.well-known/x",
                "/error",
                "/missing.js",
                "/assets/x"
            })
    void servesNoPageElsewhere(String path) {
        var answer = visitor.send(visitor.request(path));

        assertThat(answer.statusCode()).isIn(401, 404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    /** */
    @Test
    void publishesOnlyThePublicHalfOfItsKeys() {
        var answer = visitor.send(visitor.request("/.well-known/jwks.json"));
        var key = json(answer).get("keys").get(0);

        assertThat(key.propertyNames()).containsExactlyInAnyOrder("kty", "crv", "use", "alg", "kid", "x", "y");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("max-age=300, public");
    }

    /** */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00-00000000000000000000000000000000-0000000000000001-01", "00-{abc}-x-01"})
    void replacesTraceIdsThatAreNotWellFormed(String traceParent) {
        var answer = RawHttp.send(
                visitor.port(),
                "GET /api/v1/me HTTP/1.1",
                "traceparent: " + traceParent.replace("{abc}", "a".repeat(5000)));

        assertThat(answer).containsPattern("traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    }

    @Test
    void goesOnWithATraceIdThatIsWellFormed() {
        var id = "0af7651916cd43dd8448eb211c80319c";

        var answer = RawHttp.send(
                visitor.port(), "GET /api/v1/me HTTP/1.1", "traceparent: 00-" + id + "-b7ad6b7169203331-01");

        assertThat(answer).contains("\"traceId\":\"" + id + "\"");
    }

    @Test
    void logsADecisionWithoutSecretsOrNames(CapturedOutput output) {
        var email = visitor.newAccount();

        visitor.login(email, "a wrong password");

        assertThat(output.getOut().lines().filter(line -> line.contains("auth/login")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{")
                        .contains("\"outcome\":401", "\"traceId\":\"")
                        .doesNotContain(email, "a wrong password"));
    }

    private int status(String path, String... headers) {
        return RawHttp.status(RawHttp.send(visitor.port(), "GET " + path + " HTTP/1.1", headers));
    }

    private static void assertProblem(String answer) {
        assertThat(answer)
                .contains("application/problem+json", "X-Content-Type-Options: nosniff", "Cache-Control: no-store")
                .contains("Referrer-Policy: no-referrer", "Cross-Origin-Opener-Policy", "frame-ancestors 'none'")
                .contains("\"code\":\"", "\"traceId\":\"")
                .doesNotContain("Apache", "Tomcat", "Server:", "Exception");
    }
}
