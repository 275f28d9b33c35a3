package ticketstream.web.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.actor.Role;
import ticketstream.domain.audit.AuditEvent.AdminAddressesChanged;
import ticketstream.web.problem.RequestRefused;
import ticketstream.web.security.TrustedProxies;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** from where the desk may be administered, behind a proxy that is trusted. */
@ProductTest
@TestPropertySource(
        properties = {"ticketstream.trusted-proxies=127.0.0.0/8,::1", "ticketstream.limits.sockets-per-address=2"})
class AdminAddressesIT {
    private static final String PATH = "/api/v1/settings/admin-addresses";
    private static final String INSIDE = "192.0.2.10";
    private static final String OUTSIDE = "203.0.113.10";

    private final Visitor visitor;
    private final MongoDatabase database;
    private final TrustedProxies proxies;
    private final AdminAddresses addresses;
    private final EventStore log;
    private final String admin;
    private final HttpClient http = HttpClient.newHttpClient();
    /** Held on to: a connection nobody holds is closed. */
    private final List<WebSocket> connections = new ArrayList<>();

    @Autowired
    AdminAddressesIT(
            Visitor visitor, MongoDatabase database, TrustedProxies proxies, AdminAddresses addresses, EventStore log) {
        this.visitor = visitor;
        this.database = database;
        this.proxies = proxies;
        this.addresses = addresses;
        this.log = log;
        this.admin = visitor.tokenOf(Role.ADMIN, null);
    }

    @AfterEach
    void openUp() {
        addresses.change(List.of(), true, Actor.SYSTEM, INSIDE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> send("GET", PATH, "", OUTSIDE, admin).statusCode() == 200);
    }

    @Test
    void keepsOperationsOfAdministratorsInsideAndLetsTicketsGoOn() {
        assertThat(change("[\"192.0.2.0/24\",\"2001:db8::/32\"]", INSIDE).statusCode())
                .isEqualTo(200);

        assertNotAllowed("GET", "/api/v1/accounts", "");
        assertNotAllowed("POST", "/api/v1/accounts", "{}");
        assertNotAllowed("PUT", "/api/v1/accounts/7/role", "{}");
        assertNotAllowed("PUT", "/api/v1/accounts/7/enabled", "{}");
        assertNotAllowed("GET", PATH, "");
        assertNotAllowed("PUT", PATH, "{\"cidrs\":[],\"force\":true}");
        assertNotAllowed("POST", "/api/v1/projections/requester/rebuild", "");
        assertNotAllowed("POST", "/api/v1/publication/refill", "");
        assertNotAllowed("GET", "/api/v1/dead-letters", "");
        assertNotAllowed("GET", "/api/v1/foreign-records", "");
        assertThat(send("GET", "/api/v1/tickets", "", OUTSIDE, admin).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/api/v1/projections", "", OUTSIDE, admin).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/api/v1/me", "", OUTSIDE, admin).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/v1/accounts", "", INSIDE, admin).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/api/v1/accounts", "", "2001:db8:5::1", admin).statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsAClientWhomItsProxyDoesNotNameAsOutside() {
        change("[\"192.0.2.0/24\",\"127.0.0.0/8\",\"::1\"]", INSIDE);

        assertNotAllowedFrom("garbage");
        assertNotAllowedFrom("127.0.0.1");
    }

    @Test
    void tellsAClientWhomItsProxyDoesNotNameThatNoListWouldDo() {
        var refused = change("[\"127.0.0.0/8\",\"::1\"]", "127.0.0.1");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("address_unknown");
        assertThat(database.getCollection("adminaddresses").countDocuments()).isZero();
    }

    @Test
    void locksItsAuthorOutOnlyWhenForced() {
        var refused = change("[\"198.51.100.0/24\"]", INSIDE);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("would_lock_out");
        assertThat(send("GET", "/api/v1/accounts", "", INSIDE, admin).statusCode())
                .isEqualTo(200);

        var forced = send("PUT", PATH, "{\"cidrs\":[\"198.51.100.0/24\"],\"force\":true}", INSIDE, admin);

        assertThat(forced.statusCode()).isEqualTo(200);
        assertThat(code(send("GET", "/api/v1/accounts", "", INSIDE, admin))).isEqualTo("ip_not_allowed");
    }

    @Test
    void remembersWhoChangedWhatAndWhen() {
        change("[\"192.0.2.0/24\"]", INSIDE);
        var changed = json(change("[\"192.0.2.10\",\"192.0.2.10\"]", INSIDE));

        assertThat(changed.get("cidrs").toString()).isEqualTo("[\"192.0.2.10\"]");
        assertThat(changed.at("/changedBy/username").stringValue()).isEqualTo("Someone");
        assertThat(changed.get("changedAt").stringValue()).endsWith("Z");
        assertThat(log.readEvents("admin-addresses").asStream().<Object>map(event -> event.getPayload()))
                .endsWith(
                        new AdminAddressesChanged(List.of("192.0.2.0/24"), INSIDE),
                        new AdminAddressesChanged(List.of("192.0.2.10"), INSIDE));
    }

    @Test
    void actsOnEveryNodeWithinASecond() {
        var other = new AdminAddresses(log, new AuditLog(log, Map::of), database, proxies);
        other.require(OUTSIDE);
        long before = other.newest().version();
        change("[\"192.0.2.0/24\"]", INSIDE);

        Awaitility.await().atMost(Duration.ofMillis(1_100)).until(() -> refuses(other));
        assertThat(other.change(List.of(), false, Actor.SYSTEM, OUTSIDE).version())
                .isEqualTo(before + 2);
        Awaitility.await()
                .atMost(Duration.ofMillis(1_100))
                .until(() -> send("GET", "/api/v1/accounts", "", OUTSIDE, admin).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"cidrs\":null}",
                "{\"cidrs\":[null]}",
                "{\"cidrs\":[\"10.0.0.1/8\"]}",
                "{\"cidrs\":[\"localhost\"]}",
                "{\"cidrs\":[\"10.0.0.0/8\",\"\"]}",
                "{\"cidrs\":[10]}",
                "{\"cidrs\":\"10.0.0.0/8\"}",
                "{\"cidrs\":[],\"force\":\"yes\"}"
            })
    void refusesWhatIsNoListOfBlocks(String body) {
        var before = addresses.newest();
        var refused = send("PUT", PATH, body, INSIDE, admin);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("validation_failed");
        assertThat(addresses.newest()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"USER", "AUDITOR", "ANALYST"})
    void isForAdministrators(Role role) {
        var token = visitor.tokenOf(role, null);

        assertThat(code(send("GET", PATH, "", INSIDE, token))).isEqualTo("forbidden");
        assertThat(code(send("PUT", PATH, "{\"cidrs\":[]}", INSIDE, token))).isEqualTo("forbidden");
    }

    @Test
    void countsSocketsByTheClientThatTheProxyNames() {
        assertThat(handshake("192.0.2.77")).isEqualTo(101);
        assertThat(handshake("192.0.2.77")).isEqualTo(101);
        // a connection is counted right after its handshake was answered
        Awaitility.await().until(() -> handshake("192.0.2.77") == 429);
        assertThat(handshake("192.0.2.78")).isEqualTo(101);
    }

    private int handshake(String address) {
        try {
            connections.add(http.newWebSocketBuilder()
                    .header("X-Forwarded-For", address)
                    .subprotocols("ticketstream.v1")
                    .buildAsync(URI.create("ws://localhost:" + visitor.port() + "/live"), new WebSocket.Listener() {})
                    .join());
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    private static boolean refuses(AdminAddresses addresses) {
        try {
            addresses.require(OUTSIDE);
            return false;
        } catch (RequestRefused refused) {
            return true;
        }
    }

    private void assertNotAllowed(String method, String path, String body) {
        var answer = send(method, path, body, OUTSIDE, admin);
        assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(403);
        assertThat(code(answer)).as(method + " " + path).isEqualTo("ip_not_allowed");
    }

    private void assertNotAllowedFrom(String forwardedFor) {
        assertThat(code(send("GET", "/api/v1/accounts", "", forwardedFor, admin)))
                .isEqualTo("ip_not_allowed");
    }

    private HttpResponse<String> change(String cidrs, String address) {
        return send("PUT", PATH, "{\"cidrs\":" + cidrs + "}", address, admin);
    }

    private HttpResponse<String> send(String method, String path, String body, String address, String token) {
        return visitor.send(visitor.request(path)
                .header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
