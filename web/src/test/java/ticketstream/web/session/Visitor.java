package ticketstream.web.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import ticketstream.application.account.NewAccount;
import ticketstream.application.account.Registration;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.HeldRole;
import ticketstream.domain.actor.Role;
import ticketstream.web.security.AccessTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody outside, with nothing but HTTP. */
@Lazy
public class Visitor {
    public static final String PASSWORD = "correct horse battery";
    private static final String REFRESH = "__Host-refresh=";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Registration registration;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final int port;

    Visitor(
            Registration registration,
            Sessions sessions,
            AccessTokens accessTokens,
            @Value("${local.server.port}") int port) {
        this.registration = registration;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.port = port;
    }

    public int port() {
        return port;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(String path, String token, String json) {
        var request = request(path).header("Authorization", "Bearer " + token);
        return json.isEmpty()
                ? send(request.POST(HttpRequest.BodyPublishers.noBody()))
                : send(request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String token, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> delete(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token).DELETE());
    }

    public HttpResponse<String> withCookie(String path, String refreshToken) {
        return send(request(path).header("Cookie", REFRESH + refreshToken).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> login(String email, String password) {
        return post("/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    /** A session of an account that has just begun, and its access token. */
    public record Guest(String accountId, String sessionId, String token) {}

    /** The access token of a new account, as after signing in but without the price of checking a password. */
    public String tokenOf(Role role, @Nullable String department) {
        return guest(role, department).token();
    }

    /** A new account, signed in. */
    public Guest guest(Role role, @Nullable String department) {
        var account = registration.register(
                new NewAccount("Someone", newEmail(), PASSWORD, HeldRole.of(role), department), Actor.SYSTEM);
        return signIn(account.id());
    }

    /** One more session of an account, without the price of checking its password. */
    public Guest signIn(String accountId) {
        var session = sessions.begin(accountId, new Client("127.0.0.1", null))
                .family()
                .id();
        return new Guest(accountId, session, accessTokens.issue(accountId, session));
    }

    public String newAccount() {
        return newAccount(Role.USER);
    }

    /** The address of a new account without department. */
    public String newAccount(Role role) {
        var email = newEmail();
        registration.register(new NewAccount("Someone", email, PASSWORD, HeldRole.of(role), null), Actor.SYSTEM);
        return email;
    }

    public static String newEmail() {
        return UUID.randomUUID() + "@example.org";
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    public static String code(HttpResponse<String> response) {
        return json(response).path("code").asString();
    }

    public static String accessTokenIn(HttpResponse<String> response) {
        return json(response).get("accessToken").stringValue();
    }

    public static String refreshTokenIn(HttpResponse<String> response) {
        var cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(REFRESH.length(), cookie.indexOf(';'));
    }
}
