package ticketstream.benchmarks.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An access token that is always fresh: it lives five minutes and is replaced, in the background, after two. */
final class Session {
    private static final long STALE = Duration.ofMinutes(2).toNanos();

    private record Signed(String token, Account account, long at) {}

    private final Desk desk;
    private final Map<String, String> credentials;
    private volatile Signed signed;
    private CompletableFuture<Void> renewal = CompletableFuture.completedFuture(null);

    Session(Desk desk, String email, String password) {
        this.desk = desk;
        this.credentials = Map.of("email", email, "password", password);
        this.signed = signIn().join();
    }

    Account account() {
        return signed.account();
    }

    String token() {
        if (isStale()) {
            var unused = renew(); // if it fails, the old token is refused one day, and that is reported
        }
        return signed.token();
    }

    /** A token with three minutes to live; waits for another one where need be. */
    String lastingToken() {
        if (isStale()) {
            renew().join();
        }
        return signed.token();
    }

    private boolean isStale() {
        return System.nanoTime() - signed.at() > STALE;
    }

    /** Signs in again unless that is under way; the future ends when the token is new. */
    synchronized CompletableFuture<Void> renew() {
        if (renewal.isDone()) {
            renewal = signIn().thenAccept(fresh -> signed = fresh);
        }
        return renewal;
    }

    private CompletableFuture<Signed> signIn() {
        return desk.send("POST", "/auth/login", credentials, Map.of()).thenApply(answer -> {
            var json = answer.expect(200).json();
            return new Signed(
                    json.path("accessToken").asString(), Account.from(json.path("account")), System.nanoTime());
        });
    }
}
