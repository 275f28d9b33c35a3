package ticketstream.web.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;

@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketApiIT {
    private static final String SUPPORT = "technical-support";

    @Autowired
    private Visitor visitor;

    private Caller user;
    private Caller agent;
    private Caller admin;

    /** Once for all tests, because passwords are made to be slow. */
    @BeforeAll
    void staff() {
        agent = caller(Role.AGENT, SUPPORT);
        admin = caller(Role.ADMIN, null);
    }

    @BeforeEach
    void user() {
        user = caller(Role.USER, null);
    }

    @Test
    void listsEachOwnWriteAtOnce() {
        for (int round = 0; round < 20; round++) {
            var id = user.opened("Ticket " + round, SUPPORT);
            assertThat(user.first()).isEqualTo(id + " 1");
            agent.status(id, "in-progress");
            assertThat(agent.first()).isEqualTo(id + " 2");
        }
    }

    @Test
    void answersWithVersionAndLocation() {
        var answer = user.open("Printer", SUPPORT);
        var id = Caller.json(answer).get("id").stringValue();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/tickets/" + id);
        assertThat(user.get("/" + id).body()).isEqualTo(answer.body());
    }

    @Test
    void hidesWhatACallerMayNotSeeAsIfItWereMissing() {
        var id = user.opened("Secret", SUPPORT);
        var stranger = caller(Role.USER, null);
        var otherDepartment = caller(Role.AGENT, "sales");
        var missing = withoutTrace(stranger.get("/00000000-0000-0000-0000-000000000000"));
        assertThat(withoutTrace(stranger.get("/" + id))).isEqualTo(missing);
        assertThat(withoutTrace(otherDepartment.get("/" + id))).isEqualTo(missing);
        assertThat(withoutTrace(otherDepartment.status(id, "in-progress"))).isEqualTo(missing);
        assertThat(withoutTrace(stranger.get("/" + id + "/history"))).isEqualTo(missing);
        assertThat(stranger.ids()).isEmpty();
    }

    @Test
    void refusesWhatACallerSeesButMayNotDo() {
        var id = user.opened("Mine", SUPPORT);
        var auditor = caller(Role.AUDITOR, null);
        var analyst = caller(Role.ANALYST, null);
        assertRefused(user.status(id, "in-progress"), 403, "forbidden");
        assertRefused(user.delete(id), 403, "forbidden");
        assertRefused(agent.delete(id), 403, "forbidden");
        assertRefused(auditor.status(id, "in-progress"), 403, "forbidden");
        assertRefused(auditor.open("New", SUPPORT), 403, "forbidden");
        assertRefused(analyst.get(""), 403, "forbidden");
        assertRefused(analyst.get("/" + id), 403, "forbidden");
        assertRefused(analyst.status(id, "in-progress"), 403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({"closed,illegal_status_change,409", "done,validation_failed,400"})
    void refusesStatusesOutOfReach(String status, String code, int expected) {
        var id = user.opened("Ticket", SUPPORT);
        assertRefused(agent.status(id, status), expected, code);
        assertThat(Caller.json(agent.get("/" + id)).get("version").intValue()).isEqualTo(1);
    }

    /** */
    @Test
    void letsExactlyOneOfManyChangesOfTheSameVersionWin() throws Exception {
        var id = user.opened("Contended", SUPPORT);
        List<Integer> answers = inParallel(50, () -> agent.status(id, "in-progress", "If-Match", "\"1\""));
        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 412).hasSize(49);
        var stale = Caller.json(agent.status(id, "resolved", "If-Match", "\"1\""));
        assertThat(stale.get("code").stringValue()).isEqualTo("stale_version");
        assertThat(stale.get("currentVersion").intValue()).isEqualTo(2);
        assertThat(Caller.json(agent.get("/" + id + "/history")).get("items")).hasSize(2);
    }

    /** */
    @Test
    void opensOneTicketForOneIdempotencyKey() throws Exception {
        List<Integer> answers = inParallel(10, () -> user.open("Once", SUPPORT, "Idempotency-Key", "k1"));
        var again = user.open("Once", SUPPORT, "Idempotency-Key", "k1");
        assertThat(answers).containsOnly(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(user.ids()).containsExactly(Caller.json(again).get("id").stringValue());
        assertRefused(user.open("Other", SUPPORT, "Idempotency-Key", "k1"), 422, "idempotency_key_reused");
        assertThat(caller(Role.USER, null)
                        .open("Other", SUPPORT, "Idempotency-Key", "k1")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void keepsTheHistoryOfADeletedTicketForThoseWhoAudit() {
        var id = user.opened("Short-lived", SUPPORT);
        assertThat(admin.delete(id).statusCode()).isEqualTo(204);
        assertThat(admin.ids()).doesNotContain(id);
        assertRefused(admin.get("/" + id), 404, "ticket_not_found");
        assertRefused(user.get("/" + id + "/history"), 404, "ticket_not_found");
        var history = Caller.json(caller(Role.AUDITOR, null).get("/" + id + "/history"))
                .get("items");
        assertThat(history.get(0).get("data").get("title").stringValue()).isEqualTo("Short-lived");
        assertThat(history.get(1).get("type").stringValue()).isEqualTo("ticket.deleted");
        assertRefused(agent.status(id, "in-progress"), 404, "ticket_not_found");
    }

    @Test
    void assignsOnlyToWhoeverWorksThere() {
        var id = user.opened("Work", SUPPORT);
        var me = Caller.json(agent.send("GET", "/api/v1/me", "")).get("id").stringValue();
        var path = "/api/v1/tickets/" + id + "/assignee";
        var claimed = agent.send("PUT", path, "{\"accountId\":\"" + me + "\"}");
        assertThat(Caller.json(claimed).get("assignee").get("id").stringValue()).isEqualTo(me);
        assertRefused(agent.send("PUT", path, "{\"accountId\":\"nobody\"}"), 409, "assignee_unsuitable");
        assertRefused(agent.send("PUT", path, "{}"), 400, "validation_failed");
        assertThat(Caller.json(agent.send("DELETE", path, "")).get("assignee").isNull())
                .isTrue();
    }

    /** */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=x",
                "?limit=1000000",
                "?sort=__proto__",
                "?sort=passwordHash",
                "?status=done",
                "?cursor=forged",
                "?cursor=",
                "?q=%00",
                "?fields=title",
                "?$where=1",
                "?status[$ne]=waiting",
                "?category[0]=sales"
            })
    void refusesParametersItDoesNotUnderstand(String query) {
        assertRefused(user.get(query.replace("[", "%5B").replace("]", "%5D")), 400, "validation_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=%ff", "?q=%C3%28", "?q=%ED%A0%80", "?category=%ff", "/some-id?asOf=%ff"})
    void refusesTextThatIsNoUtf8(String query) {
        assertRefused(user.get(query), 400, "malformed_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "-1", "null", "$ne", "00000000-0000-0000-0000-000000000000"})
    void knowsNoTicketOfAnotherId(String id) {
        var admin = caller(Role.ADMIN, null);
        assertRefused(admin.status(id, "closed"), 404, "ticket_not_found");
        assertRefused(admin.delete(id), 404, "ticket_not_found");
        assertRefused(admin.send("DELETE", "/api/v1/tickets/" + id + "/assignee", ""), 404, "ticket_not_found");
        assertRefused(user.send("PATCH", "/api/v1/tickets/" + id, "{\"title\":\"New\"}"), 404, "ticket_not_found");
    }

    @Test
    void pagesWithoutGapOrRepetition() {
        List<String> opened = IntStream.range(0, 7)
                .mapToObj(i -> user.opened("Page " + i, SUPPORT))
                .toList();
        List<String> found = new ArrayList<>();
        var query = "?limit=3&sort=createdAt";
        var next = "";
        do {
            var page = Caller.json(user.get(query + next));
            page.get("items").forEach(item -> found.add(item.get("id").stringValue()));
            next = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").stringValue();
        } while (!next.isEmpty());
        assertThat(found).containsExactlyElementsOf(opened);
    }

    /** */
    @ParameterizedTest
    @ValueSource(strings = {"createdBy", "id", "status", "createdAt", "version"})
    void refusesFieldsThatAreNotTheCallers(String field) {
        var body = "{\"title\":\"a\",\"description\":\"b\",\"category\":\"sales\",\"" + field + "\":\"x\"}";
        assertRefused(user.send("POST", "/api/v1/tickets", body), 400, "unknown_field");
        assertThat(user.ids()).isEmpty();
    }

    private Caller caller(Role role, @Nullable String department) {
        return new Caller(visitor, visitor.tokenOf(role, department));
    }

    private static String withoutTrace(HttpResponse<String> response) {
        return response.statusCode() + response.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    private static void assertRefused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode() + " " + Visitor.code(response)).isEqualTo(status + " " + code);
    }

    private static List<Integer> inParallel(int times, Supplier<HttpResponse<String>> request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<Future<Integer>> answers = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> request.get().statusCode()))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }
}
