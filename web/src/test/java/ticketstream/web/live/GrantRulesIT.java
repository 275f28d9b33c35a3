package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class GrantRulesIT {
    private final Visitor visitor;
    private final GrantScene scene;

    @Autowired
    GrantRulesIT(Visitor visitor) {
        this.visitor = visitor;
        scene = new GrantScene(visitor);
    }

    @Test
    void waitsForASecondAdministratorAndIsTakenBack() {
        var end = Instant.now().plusSeconds(60);
        var given = scene.give("\"role\":\"auditor\",\"needsApproval\":true", end);
        var path = scene.grants() + "/" + json(given).get("id").stringValue();
        assertThat(json(given).get("state").stringValue()).isEqualTo("pending");
        assertThat(scene.tickets()).isEmpty();

        assertThat(code(scene.post(path + "/approve", "", scene.admin))).isEqualTo("second_administrator_needed");
        assertThat(scene.post(path + "/approve", "", visitor.tokenOf(Role.ADMIN, null))
                        .statusCode())
                .isEqualTo(200);
        assertThat(scene.tickets()).contains(scene.sold, scene.serviced);

        assertThat(scene.send(path, "DELETE", "", scene.admin).statusCode()).isEqualTo(204);
        assertThat(scene.tickets()).isEmpty();
        assertThat(scene.states()).containsExactly("withdrawn");
        assertThat(code(scene.send(path, "DELETE", "", scene.admin))).isEqualTo("grant_not_found");
        assertThat(scene.history())
                .containsExactly(
                        "account.registered",
                        "account.grant-given",
                        "account.grant-approved",
                        "account.grant-withdrawn");
    }

    @Test
    void refusesToApproveOrTakeBackWhatIsOver() {
        var end = Instant.now().plusSeconds(3);
        var pending = path(scene.give("\"role\":\"auditor\",\"needsApproval\":true", end));
        var held = path(scene.give("\"role\":\"auditor\"", end));
        Awaitility.await().until(() -> scene.states().equals(List.of("ended", "ended")));
        var before = scene.history();

        for (var refused : List.of(
                scene.post(pending + "/approve", "", visitor.tokenOf(Role.ADMIN, null)),
                scene.send(pending, "DELETE", "", scene.admin),
                scene.send(held, "DELETE", "", scene.admin))) {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(code(refused)).isEqualTo("grant_ended");
        }
        assertThat(scene.history()).isEqualTo(before);
    }

    private String path(HttpResponse<String> given) {
        return scene.grants() + "/" + json(given).get("id").stringValue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"role\":\"agent\"' | 60 | grant_unsound",
                "'\"role\":\"agent\",\"permission\":\"tickets:read\",\"department\":\"sales\"' | 60 | grant_unsound",
                "'\"role\":\"agent\",\"department\":\"nowhere\"' | 60 | validation_failed",
                "'\"permission\":\"everything\"' | 60 | validation_failed",
                "'\"role\":\"auditor\"' | -1 | validation_failed",
                "'\"role\":\"auditor\"' | 40000000 | validation_failed",
                "'\"role\":\"auditor\",\"forever\":true' | 60 | unknown_field"
            })
    void refusesWhatMeansNothing(String what, long seconds, String code) {
        assertThat(code(scene.give(what, Instant.now().plusSeconds(seconds)))).isEqualTo(code);
        assertThat(scene.states()).isEmpty();
    }

    @Test
    void doesNotLetWhoAdministersForATimeLetAdministratorsInNorApprove() {
        scene.give("\"role\":\"admin\"", Instant.now().plusSeconds(60));
        var friend = new GrantScene(visitor);
        var account = "/api/v1/accounts/" + friend.userId;
        scene.send(account + "/role", "PUT", "{\"role\":\"admin\"}", scene.admin);
        scene.send(account + "/enabled", "PUT", "{\"enabled\":false}", scene.admin);
        var other = new GrantScene(visitor);
        var pending = json(other.give(
                "\"role\":\"admin\",\"needsApproval\":true", Instant.now().plusSeconds(600)));

        assertThat(scene.send(account + "/enabled", "PUT", "{\"enabled\":true}", scene.user)
                        .statusCode())
                .isEqualTo(403);
        assertThat(scene.post(other.grants() + "/" + pending.get("id").stringValue() + "/approve", "", scene.user)
                        .statusCode())
                .isEqualTo(403);
        assertThat(other.states()).containsExactly("pending");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1893456000' | validation_failed",
                "'\"1893456000\"' | validation_failed",
                "'\"\"' | validation_failed",
                "'\"tomorrow\"' | validation_failed",
                "'\"+1000000000-12-31T23:59:59Z\"' | validation_failed"
            })
    void takesNothingForATimeButATime(String from, String code) {
        var body = "{\"role\":\"auditor\",\"reason\":\"R\",\"from\":%s,\"until\":\"%s\"}"
                .formatted(from, Instant.now().plusSeconds(60));

        assertThat(code(scene.post(scene.grants(), body, scene.admin))).isEqualTo(code);
        assertThat(scene.states()).isEmpty();
    }

    @Test
    void doesNotLetWhoAdministersForATimeMakeThatLast() {
        scene.give("\"role\":\"admin\"", Instant.now().plusSeconds(60));
        assertThat(visitor.get("/api/v1/accounts", scene.user).statusCode()).isEqualTo(200);

        var account = "/api/v1/accounts/" + scene.userId;
        assertThat(scene.send(account + "/role", "PUT", "{\"role\":\"admin\"}", scene.user)
                        .statusCode())
                .isEqualTo(403);
        assertThat(scene.post(
                                scene.grants(),
                                GrantScene.grant(
                                        "\"role\":\"admin\"", Instant.now().plusSeconds(600)),
                                scene.user)
                        .statusCode())
                .isEqualTo(403);
        assertThat(create("\"admin\"").statusCode()).isEqualTo(403);
        assertThat(create("\"agent\",\"department\":\"sales\"").statusCode()).isEqualTo(403);
        assertThat(create("\"user\"").statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> create(String role) {
        var account = "{\"username\":\"A\",\"email\":\"%s\",\"password\":\"%s\",\"role\":%s}"
                .formatted(Visitor.newEmail(), Visitor.PASSWORD, role);
        return scene.post("/api/v1/accounts", account, scene.user);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /accounts/{admin}/role | {\"role\":\"user\"}",
                "PUT | /accounts/{admin}/enabled | {\"enabled\":false}",
                "DELETE | /accounts/{admin}/sessions |",
                "DELETE | /accounts/{admin}/totp |",
                "PUT | /settings/admin-addresses | {\"cidrs\":[\"203.0.113.0/24\"],\"force\":true}"
            })
    void doesNotLetWhoAdministersForATimeShutTheOthersOut(String method, String path, @Nullable String body) {
        var admin = json(visitor.get("/api/v1/me", scene.admin)).get("id").stringValue();
        scene.give("\"role\":\"admin\"", Instant.now().plusSeconds(60));

        var refused =
                scene.send("/api/v1" + path.replace("{admin}", admin), method, body == null ? "" : body, scene.user);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(code(refused)).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource({"USER,", "AGENT,sales", "AUDITOR,", "ANALYST,"})
    void isClosedToEverybodyElse(Role role, String department) {
        var token = visitor.tokenOf(role, department);

        assertThat(scene.post(
                                scene.grants(),
                                GrantScene.grant(
                                        "\"role\":\"admin\"", Instant.now().plusSeconds(9)),
                                token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(scene.post(scene.grants() + "/x/approve", "", token).statusCode())
                .isEqualTo(403);
        assertThat(scene.send(scene.grants() + "/x", "DELETE", "", token).statusCode())
                .isEqualTo(403);
        assertThat(visitor.get(scene.grants(), token).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/api/v1/accounts/%s/history".formatted(scene.userId), token)
                        .statusCode())
                .isEqualTo(role == Role.AUDITOR ? 200 : 403);
    }

    @Test
    void tellsItsHolderWhatIsHeldNow() {
        scene.give(
                "\"permission\":\"tickets:delete\",\"department\":\"sales\"",
                Instant.now().plusSeconds(60));

        var me = json(visitor.get("/api/v1/me", scene.user));
        assertThat(me.get("permissions"))
                .extracting(permission -> permission.stringValue())
                .containsExactly(
                        "tickets:read", "tickets:open", "tickets:edit-waiting", "tickets:delete", "tickets:reply");
        assertThat(me.get("grants"))
                .extracting(
                        held -> held.get("permission").stringValue(),
                        held -> held.get("department").stringValue())
                .containsExactly(tuple("tickets:delete", "sales"));
        assertThat(scene.send("/api/v1/tickets/" + scene.sold, "DELETE", "", scene.user)
                        .statusCode())
                .isEqualTo(204);
    }
}
