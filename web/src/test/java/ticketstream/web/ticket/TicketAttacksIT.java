package ticketstream.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.security.Forgery;
import ticketstream.web.session.Visitor;

/** What somebody who has an account may try with tickets. */
@ProductTest
class TicketAttacksIT {
    private static final String SALES = "sales";
    private static final int TRIES = 5;

    private final Visitor visitor;
    private final Forgery forgery;
    private final Caller user;
    private final Caller agent;
    private String id = "";

    @Autowired
    TicketAttacksIT(Visitor visitor, Forgery forgery) {
        this.visitor = visitor;
        this.forgery = forgery;
        this.user = new Caller(visitor, visitor.tokenOf(Role.USER, null));
        this.agent = new Caller(visitor, visitor.tokenOf(Role.AGENT, SALES));
    }

    @BeforeEach
    void open() {
        id = user.opened("a+b (a+)+$ .*", SALES);
    }

    /** nothing is wrong with the token except that nobody is called that. */
    @Test
    void nobodyIsLetInWithTheTokenOfAnAccountThatNeverWas() {
        var guest = visitor.guest(Role.ADMIN, null);

        assertThat(visitor.get("/api/v1/me", forgery.genuine(guest.accountId(), guest.sessionId()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/api/v1/me", forgery.genuine("nobody", guest.sessionId()))
                        .statusCode())
                .isEqualTo(401);
    }

    /** */
    @Test
    void theHistoryOfTheOwnTicketTellsNothingOfOthersButTheirNames() {
        agent.status(id, "in-progress");
        var history = user.get("/" + id + "/history");

        assertThat(history.body()).doesNotContain("@example.org", "127.0.0.1", "email", "address");
        assertThat(Caller.json(history).get("items")).hasSize(2).allSatisfy(item -> {
            assertThat(item.propertyNames())
                    .containsExactlyInAnyOrder("position", "version", "type", "at", "actor", "data");
            assertThat(item.get("actor").propertyNames()).containsExactlyInAnyOrder("id", "username");
        });
    }

    /** an expression finds what is spelled like it, and as fast as anything. */
    @ParameterizedTest
    @CsvSource({"(a+)+$, 1", ".*, 1", "a+b, 1", "(a|a)*b, 0", "[, 0", "\\E.*\\Q, 0", "$where, 0", "a%20b, 0"})
    void aSearchIsForText(String text, int found) {
        var path = "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);

        assertThat(Caller.json(user.get(path)).get("items")).hasSize(found);
        assertThat(fastest(() -> user.get(path))).isLessThan(Duration.ofMillis(200));
    }

    /** */
    @ParameterizedTest
    @ValueSource(ints = {201, 2_000, 6_000})
    void aSearchIsForAtMostTwoHundredCharacters(int length) {
        assertThat(user.get("?q=" + "x".repeat(200)).statusCode()).isEqualTo(200);
        assertThat(user.get("?q=" + "x".repeat(length)).statusCode()).isEqualTo(400);
    }

    /** */
    @Test
    void aTextIsKeptAsItIsInItsNormalForm() {
        var title = "cafe\u0301 \uD83D\uDC68\u200D\uD83D\uDC69 invoice\u202Efdp.exe <b>";
        var opened = user.open(title.replace("\"", "\\\""), SALES);

        assertThat(Caller.json(opened).get("title").stringValue()).isEqualTo(title.replace("e\u0301", "\u00e9"));
    }

    /** */
    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "a\\udc00b", "\\ud83d\\ud83d"})
    void halfACharacterIsNoText(String title) {
        assertThat(user.open(title, SALES).statusCode()).isEqualTo(400);
    }

    /** what cannot be read is refused before it costs anything. */
    @Test
    void brokenJsonIsRefusedAtOnce() {
        for (var broken : List.of(
                "{\"title\":" + "[".repeat(60_000),
                "{\"a\":".repeat(20_000),
                "{\"title\":1e400000}",
                "{\"title\":" + "9".repeat(100_000) + "}",
                "{\"title\":\"" + "\\u0000".repeat(20_000))) {
            assertThat(user.send("POST", "/api/v1/tickets", broken).statusCode())
                    .isEqualTo(400);
            assertThat(fastest(() -> user.send("POST", "/api/v1/tickets", broken)))
                    .as("%.20s", broken)
                    .isLessThan(Duration.ofMillis(50));
        }
    }

    /** without a version the state machine alone decides. */
    @Test
    void aTicketGoesOnlyWhereItMayFromWhereItIs() {
        assertThat(agent.status(id, "in-progress").statusCode()).isEqualTo(200);
        assertThat(version(agent.status(id, "in-progress"))).isEqualTo(2);
        agent.status(id, "resolved");
        assertThat(version(agent.status(id, "closed", "If-Match", "\"3\""))).isEqualTo(4);
        for (var stale : List.of("\"1\"", "\"3\"", "\"5\"")) {
            var refused = agent.status(id, "in-progress", "If-Match", stale);
            assertThat(refused.statusCode()).isEqualTo(412);
            assertThat(Caller.json(refused).get("currentVersion").intValue()).isEqualTo(4);
        }
        var illegal = agent.status(id, "waiting");
        assertThat(illegal.statusCode()).isEqualTo(409);
        assertThat(Visitor.code(illegal)).isEqualTo("illegal_status_change");
        assertThat(Caller.json(agent.get("/" + id + "/history")).get("items")).hasSize(4);
    }

    /** there are no pages by number. */
    @ParameterizedTest
    @ValueSource(
            strings = {"page=1000000000", "size=1000000", "offset=-1", "skip=7", "limit=-1", "limit=1e9", "limit=+1"})
    void listsHaveNoPagesByNumber(String query) {
        assertThat(user.get("?" + query).statusCode()).isEqualTo(400);
    }

    private static int version(HttpResponse<String> answer) {
        return Caller.json(answer).get("version").intValue();
    }

    /** Of several tries, because a busy machine says nothing about ours. */
    private static Duration fastest(Supplier<HttpResponse<String>> call) {
        return Collections.min(IntStream.range(0, TRIES)
                .mapToObj(any -> {
                    long begun = System.nanoTime();
                    var unused = call.get();
                    return Duration.ofNanos(System.nanoTime() - begun);
                })
                .toList());
    }
}
