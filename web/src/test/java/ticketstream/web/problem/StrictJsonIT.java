package ticketstream.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

@DeskTest
class StrictJsonIT {
    private static final String LOGIN = "/api/v1/auth/login";

    private final Visitor visitor;

    @Autowired
    StrictJsonIT(Visitor visitor) {
        this.visitor = visitor;
    }

    static Stream<Arguments> bodies() {
        return Stream.concat(noJson(), wrongJson());
    }

    private static Stream<Arguments> noJson() {
        return Stream.of(
                refused("", "malformed_json"),
                refused("null", "malformed_json"),
                refused("[]", "malformed_json"),
                refused("\"text\"", "malformed_json"),
                refused("7", "malformed_json"),
                refused("{", "malformed_json"),
                refused("{'email':'a'}", "malformed_json"),
                refused("{\"email\":\"a\",}", "malformed_json"),
                refused("{\"email\":\"a\"}{}", "malformed_json"),
                refused("{\"email\":\"a\"} trailing", "malformed_json"),
                refused("{\"email\":\"a\"} // comment", "malformed_json"),
                refused("/* comment */ {\"email\":\"a\"}", "malformed_json"),
                refused("{\"email\":\"a\",\"email\":\"b\"}", "malformed_json"),
                refused("{\"email\":NaN}", "malformed_json"),
                refused("{\"email\":01}", "malformed_json"),
                refused("{\"email\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", "validation_failed"),
                refused("[".repeat(10_000), "malformed_json"),
                refused("{\"email\":" + "9".repeat(400) + "}", "malformed_json"),
                refused("{\"email\":1e400000}", "validation_failed"),
                refused("{\"email\":\"a\u0000\"}", "malformed_json"));
    }

    private static Stream<Arguments> wrongJson() {
        return Stream.of(
                refused("{\"email\":1,\"password\":\"b\"}", "validation_failed"),
                refused("{\"email\":1.5,\"password\":\"b\"}", "validation_failed"),
                refused("{\"email\":true,\"password\":\"b\"}", "validation_failed"),
                refused("{\"email\":[\"a\"],\"password\":\"b\"}", "validation_failed"),
                refused("{\"email\":{\"$gt\":\"\"},\"password\":{\"$ne\":null}}", "validation_failed"),
                refused("{\"email\":[\"java.util.ArrayList\",{}],\"password\":\"b\"}", "validation_failed"),
                refused("{\"@class\":\"java.lang.Runtime\",\"email\":\"a\",\"password\":\"b\"}", "unknown_field"),
                refused("{\"@type\":\"x\",\"email\":\"a\",\"password\":\"b\"}", "unknown_field"),
                refused("{\"Email\":\"a\",\"password\":\"b\"}", "unknown_field"),
                refused("{\"email\":\"a\",\"password\":\"b\",\"__proto__\":{}}", "unknown_field"),
                refused("{}", "validation_failed"),
                refused("{\"email\":null,\"password\":null}", "validation_failed"));
    }

    /** */
    @ParameterizedTest
    @MethodSource("bodies")
    void refuses(String body, String code) {
        var answer = visitor.post(LOGIN, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.body()).doesNotContain("ticketstream.web", "Jackson", "java.", "Exception");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        var answer = json(
                visitor.post("/api/v1/auth/register", "{\"username\":\" \",\"email\":\"no\",\"password\":\"short\"}"));

        assertThat(answer.get("type").stringValue()).isEqualTo("urn:ticketstream:problem:validation_failed");
        assertThat(answer.get("errors")
                        .valueStream()
                        .map(e -> e.get("field").stringValue()
                                + ' '
                                + e.get("code").stringValue()))
                .containsExactly("username required", "email malformed", "password too_short");
    }

    /** */
    @ParameterizedTest
    @CsvSource({"7,400", "8,201", "64,201", "72,201", "73,201", "128,201", "129,400"})
    void takesPasswordsOfEightToAHundredAndTwentyEightCharacters(int length, int status) {
        var body = "{\"username\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(Visitor.newEmail(), keys(length));

        var answer = visitor.post("/api/v1/auth/register", body);

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void mindsEveryCharacterOfALongPassword() {
        var email = Visitor.newEmail();
        var long72 = keys(8) + "x".repeat(64);
        var body = "{\"username\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, long72 + "a");

        visitor.post("/api/v1/auth/register", body);

        assertThat(visitor.login(email, long72 + "b").statusCode()).isEqualTo(401);
        assertThat(visitor.login(email, long72).statusCode()).isEqualTo(401);
        assertThat(visitor.login(email, long72 + "a").statusCode()).isEqualTo(200);
    }

    /** Case A-04. */
    @Test
    void takesNoPasswordOfAMegabyteAndNoneWithANul() {
        var body = "{\"username\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\"}";

        var large = visitor.post("/api/v1/auth/register", body.formatted(Visitor.newEmail(), "x".repeat(1 << 20)));
        var nul = visitor.post("/api/v1/auth/register", body.formatted(Visitor.newEmail(), keys(9) + "\\u0000"));

        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(nul.statusCode()).isEqualTo(400);
    }

    /** Four bytes each, and none like the one before. */
    private static String keys(int length) {
        return IntStream.range(0, length)
                .map(i -> 0x1F400 + i * 37 % 151)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-7",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/octet-stream"
            })
    void readsNothingButJson(String contentType) {
        var answer = visitor.send(visitor.request(LOGIN)
                .header(HttpHeaders.CONTENT_TYPE, contentType)
                .POST(BodyPublishers.ofString("{\"email\":\"a\",\"password\":\"b\"}")));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(code(answer)).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7B22C0AF", "7B22E080AF", "7B22EDA080", "7B007D00", "FFFE7B007D00"})
    void readsNoOtherBytesThanThoseOfUtf8(String hex) {
        var answer = visitor.send(visitor.request(LOGIN)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .POST(BodyPublishers.ofByteArray(HexFormat.of().parseHex(hex))));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("malformed_json");
    }

    @Test
    void readsNothingWithoutAContentType() {
        var answer = visitor.send(visitor.request(LOGIN).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    /** */
    @Test
    void unpacksNothing() {
        var answer = visitor.send(visitor.request(LOGIN)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(ints = {131_073, 1_000_000})
    void takesNoMoreThan128KiBHoweverItIsSent(int size) {
        var body = "{\"email\":\"%s\"}".formatted("x".repeat(size)).getBytes(StandardCharsets.UTF_8);

        var announced = visitor.send(visitor.request(LOGIN)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
        var chunked = visitor.send(visitor.request(LOGIN)
                .header(HttpHeaders.CONTENT_TYPE, "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(code(announced)).isEqualTo("too_large");
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(code(chunked)).isEqualTo("too_large");
    }

    private static Arguments refused(String body, String code) {
        return Arguments.of(body, code);
    }
}
