package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.newEmail;
import static ticketstream.web.session.Visitor.refreshTokenIn;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestConstructor;
import ticketstream.domain.actor.Role;

@DeskTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SessionIT {
    private static final String REGISTER = "/api/v1/auth/register";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String LOGOUT = "/api/v1/auth/logout";

    private final Visitor visitor;

    @Autowired
    SessionIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void registersAUserWhoCanSignInAndSeesWhoTheyAre() {
        var email = newEmail();

        var registered = visitor.post(REGISTER, registering(email, PASSWORD));
        var token = json(visitor.login(email, PASSWORD)).get("accessToken").stringValue();
        var me = json(visitor.get("/api/v1/me", token));

        assertThat(registered.statusCode()).isEqualTo(201);
        assertThat(json(registered).get("role").stringValue()).isEqualTo("user");
        assertThat(me.get("email").stringValue()).isEqualTo(email);
        assertThat(me.get("permissions").toString())
                .isEqualTo("[\"tickets:read\",\"tickets:open\",\"tickets:edit-waiting\",\"tickets:reply\"]");
    }

    /** A-03, where addresses are not confirmed by mail. */
    @Test
    void knowsAnAddressInWhateverFormItIsWritten() {
        var email = visitor.newAccount();

        var again = visitor.post(REGISTER, registering(" " + email.toUpperCase(Locale.ROOT), PASSWORD));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(code(again)).isEqualTo("email_taken");
        assertThat(visitor.login(email.toUpperCase(Locale.ROOT), PASSWORD).statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsOneOfManyRegisterTheSameAddress() {
        var body = registering(newEmail(), PASSWORD);

        var statuses = inParallel(6, () -> visitor.post(REGISTER, body).statusCode());

        assertThat(statuses).containsOnlyOnce(201).contains(409).hasSize(6);
    }

    /** */
    @ParameterizedTest
    @ValueSource(strings = {"role", "department", "enabled", "_id", "authVersion", "auth_version", "Role", "id"})
    void letsNobodyChooseWhatTheyAre(String field) {
        var email = newEmail();
        var body = registering(email, PASSWORD).replace("{", "{\"%s\":\"admin\",".formatted(field));

        var refused = visitor.post(REGISTER, body);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("unknown_field");
        assertThat(visitor.login(email, PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void tellsNobodyWhyASignInFailed() {
        var email = visitor.newAccount();
        var disabled = visitor.newAccount();
        var administrator = visitor.tokenOf(Role.ADMIN, null);
        var id = json(visitor.login(disabled, PASSWORD)).at("/account/id").stringValue();
        visitor.put("/api/v1/accounts/" + id + "/enabled", administrator, "{\"enabled\":false}");

        var answers = List.of(
                visitor.login(newEmail(), PASSWORD),
                visitor.login(email, "wrong password"),
                visitor.login(disabled, PASSWORD));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401);
        assertThat(answers.stream().map(SessionIT::withoutTraceId).distinct()).hasSize(1);
    }

    /** */
    @Test
    void givesTheRefreshTokenOnlyInACookieThatNoScriptReads() {
        var login = visitor.login(visitor.newAccount(), PASSWORD);

        assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-refresh=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(login.body()).doesNotContain(refreshTokenIn(login));
        assertThat(login.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void renewsWithAnotherTokenEachTime() {
        var first = refreshTokenIn(visitor.login(visitor.newAccount(), PASSWORD));

        var renewed = visitor.withCookie(REFRESH, first);
        var again = visitor.withCookie(REFRESH, refreshTokenIn(renewed));

        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(List.of(first, refreshTokenIn(renewed), refreshTokenIn(again)))
                .doesNotHaveDuplicates();
    }

    /** */
    @Test
    void givesALostReplyAgain() {
        var first = refreshTokenIn(visitor.login(visitor.newAccount(), PASSWORD));

        var tokens = inParallel(4, () -> refreshTokenIn(visitor.withCookie(REFRESH, first)));

        assertThat(tokens.stream().distinct()).hasSize(1);
        assertThat(visitor.withCookie(REFRESH, tokens.getFirst()).statusCode()).isEqualTo(200);
    }

    @Test
    void endsTheSessionWhenAReplacedTokenComesBack() {
        var first = refreshTokenIn(visitor.login(visitor.newAccount(), PASSWORD));
        var second = refreshTokenIn(visitor.withCookie(REFRESH, first));
        var third = visitor.withCookie(REFRESH, second);

        var stolen = visitor.withCookie(REFRESH, first);

        assertThat(stolen.statusCode()).isEqualTo(401);
        assertThat(visitor.withCookie(REFRESH, refreshTokenIn(third)).statusCode())
                .isEqualTo(401);
        assertEndsSoon(json(third).get("accessToken").stringValue());
    }

    /** */
    @Test
    void endsEverythingWithLogout() {
        var login = visitor.login(visitor.newAccount(), PASSWORD);
        var token = json(login).get("accessToken").stringValue();

        var logout = visitor.withCookie(LOGOUT, refreshTokenIn(login));

        assertThat(logout.statusCode()).isEqualTo(204);
        assertThat(logout.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(visitor.withCookie(REFRESH, refreshTokenIn(login)).statusCode())
                .isEqualTo(401);
        assertEndsSoon(token);
    }

    @Test
    void endsWithLogoutByAccessTokenAlone() {
        var login = visitor.login(visitor.newAccount(), PASSWORD);
        var token = json(login).get("accessToken").stringValue();

        visitor.send(visitor.request(LOGOUT)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));

        assertEndsSoon(token);
        assertThat(visitor.withCookie(REFRESH, refreshTokenIn(login)).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b",
                "....",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void renewsNothingForATokenItDoesNotKnow(String token) {
        var answer = visitor.withCookie(REFRESH, token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(code(answer)).isEqualTo("unauthenticated");
    }

    /** */
    @Test
    void takesNoAccessTokenForARefreshTokenNorTheOtherWayRound() {
        var login = visitor.login(visitor.newAccount(), PASSWORD);
        var accessToken = json(login).get("accessToken").stringValue();

        assertThat(visitor.withCookie(REFRESH, accessToken).statusCode()).isEqualTo(401);
        assertThat(visitor.get("/api/v1/me", refreshTokenIn(login)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void limitsTriesFromOneAddress() {
        var body = "{\"token\":\"guess\"," + registering(newEmail(), PASSWORD).substring(1);

        var answers = inParallel(60, () -> visitor.post("/api/v1/auth/bootstrap", body));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(401, 429);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 429))
                .isNotEmpty()
                .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    }

    private void assertEndsSoon(String accessToken) {
        Awaitility.await()
                .atMost(Duration.ofMillis(1500))
                .until(() -> visitor.get("/api/v1/me", accessToken).statusCode() == 401);
    }

    private static <T> List<T> inParallel(int times, Supplier<T> call) {
        var calls = IntStream.range(0, times)
                .mapToObj(ignored -> CompletableFuture.supplyAsync(call))
                .toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private static String withoutTraceId(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "")
                + answer.headers().map().keySet();
    }

    private static String registering(String email, String password) {
        return "{\"username\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }
}
