package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** one line of JSON for each decision, whatever somebody writes into a request. */
@DeskTest
@ExtendWith(OutputCaptureExtension.class)
class LogLinesIT {
    private static final List<String> EVIL = List.of(
            "a\r\n{\"message\":\"decision\",\"subject\":\"admin\"}",
            "\u001b[2J\u001b[31mred",
            "${jndi:ldap://127.0.0.1:1/a}",
            "${env:HOME}",
            "%n%s{}",
            "\u0007\u007f\u0085\u2028\u202e",
            "a\u0000b",
            "\"},{\"outcome\":200}");

    private final Visitor visitor;

    @Autowired
    LogLinesIT(Visitor visitor) {
        this.visitor = visitor;
    }

    static Stream<String> evil() {
        return EVIL.stream();
    }

    @ParameterizedTest
    @MethodSource("evil")
    void areOneForEachDecisionAndAreJson(String evil, CapturedOutput output) {
        int before = output.getOut().length();

        visitor.login(escaped(evil), escaped(evil));
        send("GET /api/v1/me HTTP/1.1", "User-Agent: " + inHeader(evil));
        send("GET /api/v1/me HTTP/1.1", "traceparent: " + inHeader(evil));
        send("GET /api/v1/me HTTP/1.1", "X-Request-Id: " + inHeader(evil));
        send("GET /api/v1/accounts/" + inPath(evil) + "/sessions HTTP/1.1", "X-Any: a");

        var lines = output.getOut().substring(before).lines().toList();
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).matches("\\{\\P{Cntrl}*}").doesNotContain("\u2028", "\u202e", "\u0085"));
        var decisions = lines.stream()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.get("message").asString().equals("decision"))
                .toList();
        assertThat(decisions).hasSize(5).allSatisfy(LogLinesIT::isWhole);
        assertThat(decisions.getFirst().get("outcome").intValue()).isIn(400, 401);
    }

    @Test
    void haveATraceIdOfOursWhereTheCallersIsNone(CapturedOutput output) {
        var answer = send("GET /api/v1/me HTTP/1.1", "traceparent: 00-" + "a".repeat(5_000) + "-b-01");
        var id = json(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .get("traceId")
                .stringValue();

        assertThat(id).matches("[0-9a-f]{32}").isNotEqualTo("a".repeat(32));
        assertThat(output.getOut()).contains("\"traceId\":\"" + id + "\"").doesNotContain("aaaaaaaa");
    }

    /** what should never stand in an address is at least not kept. */
    @Test
    void holdNoTokenFromAnAddress(CapturedOutput output) {
        send("GET /api/v1/me?access_token=topsecret HTTP/1.1", "X-Any: a");
        send("POST /api/v1/tickets?access_token=topsecret HTTP/1.1", "Content-Length: 0");
        visitor.send(visitor.request("/api/v1/auth/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("access_token=topsecret")));

        assertThat(output.getOut().lines().filter(line -> line.contains("decision")))
                .hasSizeGreaterThanOrEqualTo(3)
                .noneMatch(line -> line.contains("topsecret"));
    }

    /** What filters and the container refuse before anybody is asked is told as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS /api/v1/me HTTP/1.1",
                "TRACE /api/v1/me HTTP/1.1",
                "GET //api/v1/me HTTP/1.1",
                "GET /api/v1/me;x=1 HTTP/1.1",
                "GET /api/v1/%zz HTTP/1.1",
                "GE(T / HTTP/1.1"
            })
    void areThereForWhatNeverCameToADecision(String request, CapturedOutput output) {
        int before = output.getOut().length();
        int status = RawHttp.status(send(request, "X-Any: a"));

        var decisions = output.getOut()
                .substring(before)
                .lines()
                .filter(line -> line.contains("\"decision\""))
                .toList();
        assertThat(decisions).hasSize(1);
        var line = JsonMapper.shared().readTree(decisions.getFirst());
        isWhole(line);
        assertThat(line.get("outcome").intValue()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n0",
                "Transfer-Encoding: chunked\r\n\r\n2;LONG\r\n{}\r\n0",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: LONG",
                "Transfer-Encoding: gzip",
                "Expect: wonders"
            })
    void sayTheOutcomeOfWhatIsNoHttp(String headers, CapturedOutput output) {
        int before = output.getOut().length();
        var answer = RawHttp.send(
                visitor.port(),
                "POST /api/v1/auth/login HTTP/1.1",
                "Content-Type: application/json",
                headers.replace("LONG", "x".repeat(20_000)));

        assertThat(RawHttp.status(answer)).isEqualTo(400);
        assertThat(answer).contains("malformed_request");
        var lines = output.getOut().substring(before);
        assertThat(lines).doesNotContain("a request failed");
        assertThat(lines.lines().filter(line -> line.contains("\"decision\"")))
                .singleElement()
                .extracting(line ->
                        JsonMapper.shared().readTree(line).get("outcome").intValue())
                .isEqualTo(400);
    }

    private static void isWhole(JsonNode line) {
        assertThat(line.propertyNames()).contains("subject", "action", "object", "outcome", "traceId");
        assertThat(line.get("traceId").stringValue()).matches("[0-9a-f]{32}");
    }

    private String send(String request, String header) {
        return RawHttp.send(visitor.port(), request, header);
    }

    private static String escaped(String text) {
        var quoted = JsonMapper.shared().writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** Line ends would begin another header there, and NUL ends the request. */
    private static String inHeader(String text) {
        return text.replaceAll("[\r\n\0]", "?");
    }

    private static String inPath(String text) {
        var path = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            path.append("%%%02x".formatted(one));
        }
        return path.toString();
    }
}
