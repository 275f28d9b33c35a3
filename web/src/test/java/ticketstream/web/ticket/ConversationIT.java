package ticketstream.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import tools.jackson.databind.JsonNode;

/** Replies and notes over HTTP; who may write and read them is in the tables beside RestAccessIT. */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationIT {
    private static final String SUPPORT = "technical-support";
    private static final String SECRET = "only for us";

    @Autowired
    private Visitor visitor;

    private Caller user;
    private Caller agent;
    private String id;

    /** Once for all tests, because passwords are made to be slow. */
    @BeforeAll
    void people() {
        user = caller(Role.USER, null);
        agent = caller(Role.AGENT, SUPPORT);
    }

    @BeforeEach
    void ticket() {
        id = user.opened("Printer", SUPPORT);
    }

    @Test
    void keepsWhatWasWrittenInTheHistory() {
        reply(user, "It **burns**");
        note(agent, "Again");

        var written = history(agent).subList(1, 3);
        assertThat(written)
                .extracting(entry -> entry.get("type").stringValue())
                .containsExactly("ticket.replied", "ticket.noted");
        assertThat(written.getFirst().get("data").get("text").stringValue()).isEqualTo("It **burns**");
        assertThat(written.getFirst().get("data").get("html").stringValue())
                .isEqualTo("<p>It <strong>burns</strong></p>\n");
    }

    @Test
    void isForARequesterAsIfNoNoteHadEverBeenWritten() {
        var before = user.get("/" + id);
        var listed = user.get("?limit=100").body();
        note(agent, SECRET);
        note(agent, SECRET);

        var after = user.get("/" + id);
        assertThat(after.body()).isEqualTo(before.body());
        assertThat(after.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(user.get("?limit=100").body()).isEqualTo(listed);
        assertThat(user.get("?q=only").body()).doesNotContain(id);
        assertThat(user.get("/" + id + "?asOf=2100-01-01T00:00:00Z").body()).isEqualTo(before.body());
        assertThat(history(user)).hasSize(1);
        assertThat(user.get("/" + id + "/history").body()).doesNotContain(SECRET);
        assertThat(agent.get("/" + id).headers().firstValue("ETag")).contains("\"3\"");
    }

    @Test
    void letsNoNoteGetInTheWayOfAChange() {
        note(agent, SECRET);
        var edited = user.send("PATCH", "/api/v1/tickets/" + id, "{\"title\":\"Fire\"}", "If-Match", "\"1\"");
        assertThat(edited.statusCode()).isEqualTo(200);
        assertThat(Caller.json(edited).get("version").intValue()).isEqualTo(3);
    }

    @Test
    void judgesThePastByWhereTheTicketIsToday() {
        var guest = visitor.guest(Role.USER, null);
        var helper = new Caller(visitor, guest.token());
        var admin = caller(Role.ADMIN, null);
        var right = "{\"role\":\"agent\",\"department\":\"%s\",\"until\":\"%s\",\"reason\":\"R\"}"
                .formatted(SUPPORT, Instant.now().plusSeconds(600));
        visitor.post("/api/v1/accounts/" + guest.accountId() + "/grants", admin.token(), right);
        id = helper.opened("Mine", SUPPORT);
        note(agent, SECRET);
        var noted = "/" + id + "?asOf=" + Instant.now();
        assertThat(helper.get(noted).headers().firstValue("ETag")).contains("\"2\"");

        admin.send("PATCH", "/api/v1/tickets/" + id, "{\"category\":\"sales\"}");

        assertThat(helper.get(noted).headers().firstValue("ETag")).contains("\"1\"");
        assertThat(helper.get("/" + id + "/history").body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void tellsNoRequesterByTryingVersionsHowManyNotesThereAre(int version) {
        note(agent, SECRET);
        note(agent, SECRET);
        var tried = user.send(
                "PATCH", "/api/v1/tickets/" + id, "{\"title\":\"Printer\"}", "If-Match", "\"" + version + "\"");
        assertThat(tried.statusCode()).isEqualTo(412);
    }

    @Test
    void tellsARequesterWhoseVersionIsStaleNothingOfNotes() {
        reply(agent, "Try again");
        note(agent, SECRET);
        var stale = user.send("PATCH", "/api/v1/tickets/" + id, "{\"title\":\"Fire\"}", "If-Match", "\"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(Caller.json(stale).get("currentVersion").intValue()).isEqualTo(2);
    }

    @Test
    void putsAResolvedTicketToWorkAgainWhenItsRequesterReplies() {
        agent.status(id, "resolved");
        assertThat(Caller.json(reply(agent, "Done")).get("status").stringValue())
                .isEqualTo("resolved");
        assertThat(Caller.json(reply(user, "Not at all")).get("status").stringValue())
                .isEqualTo("in-progress");
        assertThat(history(user))
                .extracting(entry -> entry.get("type").stringValue())
                .endsWith("ticket.replied", "ticket.status-updated");
    }

    @Test
    void writesOnceForOneIdempotencyKeyHoweverOftenItComes() throws Exception {
        try (var threads = Executors.newFixedThreadPool(10)) {
            List<Future<HttpResponse<String>>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> i % 2 == 0
                            ? write(agent, "notes", "Once", "Idempotency-Key", "k1")
                            : write(agent, "replies", "Each " + i)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(history(agent))
                .filteredOn(entry -> entry.get("type").stringValue().equals("ticket.noted"))
                .hasSize(1);
        assertThat(history(agent)).hasSize(12);
    }

    @Test
    void refusesAnotherMessageUnderTheSameKey() {
        assertThat(write(agent, "replies", "One", "Idempotency-Key", "k2").statusCode())
                .isEqualTo(200);
        assertThat(Visitor.code(write(agent, "replies", "Two", "Idempotency-Key", "k2")))
                .isEqualTo("idempotency_key_reused");
        assertThat(Visitor.code(write(agent, "notes", "One", "Idempotency-Key", "k2")))
                .isEqualTo("idempotency_key_reused");
        assertThat(write(user, "replies", "One", "Idempotency-Key", "k2").statusCode())
                .as("somebody else's key")
                .isEqualTo(200);
        assertThat(history(agent)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"text\":null}", "{\"text\":\"\"}", "{\"text\":\" \\u200b \"}", "{\"text\":\"\\u0000\"}"
            })
    void refusesWhatNobodyCouldRead(String body) {
        var answer = user.send("POST", "/api/v1/tickets/" + id + "/replies", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).get("errors").get(0).get("field").stringValue())
                .isEqualTo("text");
        assertThat(history(user)).hasSize(1);
    }

    @Test
    void takesTenThousandCharactersAndNoneMore() {
        assertThat(reply(user, "x".repeat(10_000)).statusCode()).isEqualTo(200);
        assertThat(reply(user, "x".repeat(10_001)).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> reply(Caller caller, String text) {
        return write(caller, "replies", text);
    }

    private void note(Caller caller, String text) {
        assertThat(write(caller, "notes", text).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> write(Caller caller, String what, String text, String... headers) {
        return caller.send("POST", "/api/v1/tickets/" + id + "/" + what, "{\"text\":\"%s\"}".formatted(text), headers);
    }

    private List<JsonNode> history(Caller caller) {
        var items = Caller.json(caller.get("/" + id + "/history")).get("items");
        return new ArrayList<>(StreamSupport.stream(items.spliterator(), false).toList());
    }

    private Caller caller(Role role, @Nullable String department) {
        return new Caller(visitor, visitor.tokenOf(role, department));
    }
}
