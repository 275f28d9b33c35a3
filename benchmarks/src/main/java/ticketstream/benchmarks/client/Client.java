package ticketstream.benchmarks.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.check.Event;
import ticketstream.benchmarks.check.Row;

/** One signed-in account. Calls that return a future never fail by themselves: the {@link Answer} tells. */
public final class Client {
    private static final int WHOLE_PAGE = 100;

    private final Desk desk;
    private final Session session;

    Client(Desk desk, Session session) {
        this.desk = desk;
        this.session = session;
    }

    /** Who this is; as of the last sign-in. */
    public Account account() {
        return session.account();
    }

    /** Signs in again, for example after the role has changed. */
    public Client signInAgain() {
        session.renew().join();
        return this;
    }

    /** Opens a ticket. */
    public CompletableFuture<Answer> create(String title, String description, String category, @Nullable String key) {
        var ticket = Map.of("title", title, "description", description, "category", category);
        return send("POST", "/tickets", ticket, key == null ? Map.of() : Map.of("Idempotency-Key", key));
    }

    /** Moves a ticket along its state machine, if it is still at this version. */
    public CompletableFuture<Answer> status(String ticket, String status, long version) {
        return send("PUT", "/tickets/" + ticket + "/status", Map.of("status", status), ifMatch(version));
    }

    /** Writes to everybody who sees the ticket; once, however often it is sent with this key. */
    public CompletableFuture<Answer> reply(String ticket, String text, String key) {
        return send("POST", "/tickets/" + ticket + "/replies", Map.of("text", text), Map.of("Idempotency-Key", key));
    }

    /** Deletes a ticket, if it is still at this version. */
    public CompletableFuture<Answer> delete(String ticket, long version) {
        return send("DELETE", "/tickets/" + ticket, null, ifMatch(version));
    }

    /** One ticket. */
    public CompletableFuture<Answer> ticket(String id) {
        return send("GET", "/tickets/" + id, null, Map.of());
    }

    /** One page of the caller's list, from its beginning or from a cursor. */
    public CompletableFuture<Answer> page(int limit, @Nullable String cursor) {
        String from = cursor == null ? "" : "&cursor=" + Rows.encoded(cursor);
        return send("GET", "/tickets?limit=" + limit + from, null, Map.of());
    }

    /** All pages of the caller's list, in its order. */
    public List<Row> tickets() {
        var rows = new ArrayList<Row>();
        String cursor = null;
        do {
            var page = page(WHOLE_PAGE, cursor).join().expect(200).json();
            page.path("items").forEach(item -> rows.add(Rows.row(item)));
            cursor = Rows.next(page);
        } while (cursor != null);
        return rows;
    }

    /** Everything that happened to a ticket; nothing when it does not exist for this account. */
    public List<Event> history(String ticket) {
        var answer = send("GET", "/tickets/" + ticket + "/history", null, Map.of())
                .join()
                .expect(200, 404);
        return answer.ok() ? Rows.events(ticket, answer.json()) : List.of();
    }

    /** Creates an account of any role; admins only. */
    public CompletableFuture<Answer> createAccount(Account account, String password) {
        var body = new HashMap<>(Map.of(
                "username", account.username(),
                "email", account.email(),
                "password", password,
                "role", account.role()));
        if (account.department() != null) {
            body.put("department", account.department());
        }
        return send("POST", "/accounts", body, Map.of());
    }

    /** Makes an account an agent of this department; admins only. */
    public CompletableFuture<Answer> makeAgent(String account, String department) {
        var body = Map.of("role", "agent", "department", department);
        return send("PUT", "/accounts/" + account + "/role", body, Map.of());
    }

    /** Ends every session of an account; admins only. */
    public CompletableFuture<Answer> endSessions(String account) {
        return send("DELETE", "/accounts/" + account + "/sessions", null, Map.of());
    }

    /** How far a read model has come, and its rebuild; admins and analysts. */
    public CompletableFuture<Answer> projection(String name) {
        return send("GET", "/projections/" + name, null, Map.of());
    }

    /** Has a read model rebuilt, with an empty action, or asks something of its rebuild; admins and analysts. */
    public CompletableFuture<Answer> rebuild(String name, String action) {
        return send(
                "POST", "/projections/" + name + "/rebuild" + (action.isEmpty() ? "" : "/" + action), null, Map.of());
    }

    /** Has everything published again; admins. */
    public CompletableFuture<Answer> refill() {
        return send("POST", "/publication/refill", null, Map.of());
    }

    /** An access token with three minutes to live. */
    public String lastingToken() {
        return session.lastingToken();
    }

    /** Opens the live socket; every frame after the greeting goes to the listener, in order, on the socket's thread. */
    public Live live(@Nullable String since, Consumer<Frame> listener) {
        return Live.open(desk, session, since, listener);
    }

    private CompletableFuture<Answer> send(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        return attempt(method, path, body, headers)
                .thenCompose(answer -> answer.status() == 401
                        ? session.renew().thenCompose(renewed -> attempt(method, path, body, headers))
                        : CompletableFuture.completedFuture(answer))
                .exceptionally(failure -> Answer.none(method + " " + path, failure.toString()));
    }

    private CompletableFuture<Answer> attempt(
            String method, String path, @Nullable Object body, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + session.token());
        return desk.send(method, path, body, all);
    }

    private static Map<String, String> ifMatch(long version) {
        return Map.of("If-Match", "\"" + version + "\"");
    }
}
