package ticketstream.benchmarks.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One running product, by its address: requests without an account, and the way to get one. */
public final class Desk implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;
    private final Duration patience;

    /** A desk at this address, for example {@code http://localhost:8080}. */
    public Desk(URI address) {
        this(address, PATIENCE);
    }

    /** A desk whose clients take no answer within {@code patience} for none. */
    public Desk(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** Registers an account; 201 or a failure. Returns its id. */
    public String register(String username, String email, String password) {
        var body = Map.of("username", username, "email", email, "password", password);
        return send("POST", "/auth/register", body, Map.of())
                .join()
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** Signs in; 200 or a failure. */
    public Client signIn(String email, String password) {
        return new Client(this, new Session(this, email, password));
    }

    /** Tries to sign in, whatever comes of it. */
    public Answer trySignIn(String email, String password) {
        return send("POST", "/auth/login", Map.of("email", email, "password", password), Map.of())
                .join();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** Sends JSON to a path under {@code /api/v1}. The future always completes with an answer; silence has status 0. */
    CompletableFuture<Answer> send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var publisher = body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
        var request = HttpRequest.newBuilder(address.resolve("/api/v1" + path))
                .method(method, publisher)
                .timeout(patience);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        String name = method + " " + path;
        return http.sendAsync(request.build(), BodyHandlers.ofString())
                .thenApply(response -> new Answer(
                        name,
                        response.statusCode(),
                        response.body(),
                        response.headers().firstValue("Retry-After").orElse(null)))
                .exceptionally(failure -> Answer.none(name, reason(failure)));
    }

    HttpClient http() {
        return http;
    }

    /** Where its live sockets are, {@code ws://…/live}. */
    public URI live() {
        return URI.create(address.toString().replaceFirst("^http", "ws") + "/live");
    }

    private static String reason(Throwable failure) {
        var cause = failure instanceof CompletionException
                ? Objects.requireNonNullElse(failure.getCause(), failure)
                : failure;
        return cause.toString();
    }
}
