package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

/** what every answer says to browsers, whoever gives it. */
@DeskTest
class HeadersIT {
    static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()");

    private final Visitor visitor;

    @Autowired
    HeadersIT(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Pages, files, API, documents, refusals of ours, of the framework and of the container itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "GET /tickets/7 HTTP/1.1",
                "HEAD / HTTP/1.1",
                "GET /assets/app.js HTTP/1.1",
                "GET /assets/missing.js HTTP/1.1",
                "GET /missing.js HTTP/1.1",
                "GET /api/v1/me HTTP/1.1",
                "GET /api/v1/nowhere HTTP/1.1",
                "GET /.well-known/jwks.json HTTP/1.1",
                "POST /api/v1/auth/login HTTP/1.1",
                "POST / HTTP/1.1",
                "GET /error HTTP/1.1",
                "TRACE / HTTP/1.1",
                "CONNECT / HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET /api//v1 HTTP/1.1",
                "GET /a;b HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /{} HTTP/1.1",
                "GET /api\\v1 HTTP/1.1",
                "GET / HTTP/3.0",
                "GE(T / HTTP/1.1"
            })
    void areOnEveryAnswer(String request) {
        var answer = RawHttp.send(visitor.port(), request, "Origin: http://evil.example");

        ALWAYS.forEach((name, value) -> assertThat(answer).contains("\r\n" + name + ": " + value + "\r\n"));
        assertThat(answer)
                .containsPattern("\r\nContent-Security-Policy: [^\r]*frame-ancestors 'none'[^\r]*\r\n")
                .contains("base-uri 'none'", "\r\nCache-Control: ")
                .doesNotContain("unsafe-inline", "unsafe-eval", "\r\nServer:", "X-Powered-By", "Access-Control-Allow");
    }

    @Test
    void areOnARequestThatCannotBeRead() {
        for (var unreadable : new String[] {"X-Long: " + "x".repeat(20_000), "Host: other", "Content-Length: -1"}) {
            var answer = RawHttp.send(visitor.port(), "GET /api/v1/me HTTP/1.1", unreadable);

            assertThat(RawHttp.status(answer)).isBetween(400, 431);
            ALWAYS.forEach((name, value) -> assertThat(answer).contains(name + ": " + value));
            assertThat(answer).contains("application/problem+json").doesNotContain("Tomcat", "Exception");
        }
    }

    @Test
    void areOnWhatIsTooLarge() {
        var body = RawHttp.send(
                visitor.port(),
                "POST /api/v1/auth/login HTTP/1.1",
                "Content-Type: application/json",
                "Content-Length: 999999");
        var address = RawHttp.send(visitor.port(), "GET /" + "a".repeat(20_000) + " HTTP/1.1");

        assertThat(RawHttp.status(body)).isEqualTo(413);
        assertThat(RawHttp.status(address)).isIn(400, 414, 431);
        for (var answer : new String[] {body, address}) {
            ALWAYS.forEach((name, value) -> assertThat(answer).contains(name + ": " + value));
            assertThat(answer).contains("application/problem+json").doesNotContain("Tomcat", "Exception");
        }
    }

    @Test
    void letNobodyKeepAnAnswerOfTheApi() {
        var token = visitor.tokenOf(Role.USER, null);

        assertThat(visitor.get("/api/v1/me", token).headers().allValues("Cache-Control"))
                .containsExactly("no-store");
        assertThat(visitor.get("/api/v1/me", "x").headers().allValues("Cache-Control"))
                .containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://localhost.evil.example", "https://localhost"})
    void allowNoOtherOrigin(String origin) {
        var token = visitor.tokenOf(Role.USER, null);

        var plain = RawHttp.send(
                visitor.port(), "GET /api/v1/me HTTP/1.1", "Origin: " + origin, "Authorization: Bearer " + token);
        var preflight = RawHttp.send(
                visitor.port(),
                "OPTIONS /api/v1/tickets HTTP/1.1",
                "Origin: " + origin,
                "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: authorization, x-odd, " + "y".repeat(500));

        assertThat(plain).doesNotContain("Access-Control-");
        assertThat(RawHttp.status(preflight)).isEqualTo(405);
        assertThat(preflight).doesNotContain("Access-Control-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tickets", "/tickets/7", "/accounts"})
    void servesThePageWithAFreshNonce(String path) {
        var one = visitor.send(visitor.request(path));
        var other = visitor.send(visitor.request(path));

        var nonce = nonceIn(one);
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.body()).contains("content=\"" + nonce + "\"").doesNotContain("__CSP_NONCE__");
        assertThat(nonce).isNotEqualTo(nonceIn(other));
        assertThat(one.headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .first()
                .asString()
                .contains("connect-src 'self' ws://localhost:", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void letsBrowsersKeepFilesWithAHashInTheirName() {
        var file = visitor.send(visitor.request("/assets/app.js"));

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void believesNoProxyThatIsNotTrusted() {
        var answer = RawHttp.send(
                visitor.port(),
                "GET / HTTP/1.1",
                "X-Forwarded-For: 192.0.2.1",
                "X-Forwarded-Proto: https",
                "Forwarded: for=192.0.2.1;proto=https");

        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(answer).doesNotContain("Strict-Transport-Security");
    }

    private static String nonceIn(HttpResponse<String> answer) {
        var policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        var matcher =
                Pattern.compile("script-src 'self' 'nonce-([A-Za-z0-9_-]+)'").matcher(policy);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
