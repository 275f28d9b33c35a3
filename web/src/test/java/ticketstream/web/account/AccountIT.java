package ticketstream.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.PASSWORD;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;
import static ticketstream.web.session.Visitor.newEmail;
import static ticketstream.web.session.Visitor.refreshTokenIn;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.DeskTest;
import ticketstream.web.session.Visitor;

@DeskTest
class AccountIT {
    private static final String ACCOUNTS = "/api/v1/accounts";

    private final Visitor visitor;

    @Autowired
    AccountIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void createsAnAgentWhoCanSignIn() {
        var email = newEmail();

        var created = create(visitor.tokenOf(Role.ADMIN, null), email, "\"agent\"", "\"sales\"");
        var login = json(visitor.login(email, PASSWORD));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(ACCOUNTS + "/" + id(created));
        assertThat(login.at("/account/role").stringValue()).isEqualTo("agent");
        assertThat(login.at("/account/department").stringValue()).isEqualTo("sales");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"agent\"', null, department_required",
        "'\"user\"', '\"sales\"', department_not_allowed",
        "'\"agent\"', '\"nowhere\"', validation_failed",
        "'\"AGENT\"', '\"sales\"', validation_failed",
        "'\"root\"', null, validation_failed",
        "'0', null, validation_failed",
        "null, null, validation_failed"
    })
    void refusesRolesThatDoNotFit(String role, String department, String code) {
        var email = newEmail();
        var administrator = visitor.tokenOf(Role.ADMIN, null);

        var refused = create(administrator, email, role, department);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo(code);
        assertThat(create(administrator, email, "\"user\"", "null").statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void isClosedToEverybodyElse(Role role) {
        var token = visitor.tokenOf(role, role == Role.AGENT ? "sales" : null);

        assertThat(visitor.get(ACCOUNTS, token).statusCode()).isEqualTo(403);
        assertThat(create(token, newEmail(), "\"admin\"", "null").statusCode()).isEqualTo(403);
        assertThat(visitor.put(ACCOUNTS + "/x/role", token, "{\"role\":\"admin\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.put(ACCOUNTS + "/x/enabled", token, "{\"enabled\":true}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void doesNotKnowAccountsThatDoNotExist() {
        var refused =
                visitor.put(ACCOUNTS + "/nobody/enabled", visitor.tokenOf(Role.ADMIN, null), "{\"enabled\":true}");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(code(refused)).isEqualTo("account_not_found");
    }

    /** */
    @Test
    void endsEverySessionOfADisabledAccountAtOnce() {
        var administrator = visitor.tokenOf(Role.ADMIN, null);
        var login = visitor.login(visitor.newAccount(), PASSWORD);
        var id = json(login).at("/account/id").stringValue();

        var disabled = visitor.put(ACCOUNTS + "/" + id + "/enabled", administrator, "{\"enabled\":false}");

        assertThat(json(disabled).get("enabled").booleanValue()).isFalse();
        assertThat(visitor.get("/api/v1/me", json(login).get("accessToken").stringValue())
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.withCookie("/api/v1/auth/refresh", refreshTokenIn(login))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void judgesTheNextRequestByTheNewRole() {
        var administrator = visitor.tokenOf(Role.ADMIN, null);
        var login = json(visitor.login(visitor.newAccount(), PASSWORD));
        var role = ACCOUNTS + "/" + login.at("/account/id").stringValue() + "/role";
        var token = login.get("accessToken").stringValue();

        visitor.put(role, administrator, "{\"role\":\"admin\"}");

        assertThat(visitor.get(ACCOUNTS, token).statusCode()).isEqualTo(200);
        visitor.put(role, administrator, "{\"role\":\"user\"}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> visitor.get(ACCOUNTS, token).statusCode() == 403);
    }

    @Test
    void pagesThroughAllAccountsWithoutGapsOrRepeats() {
        var administrator = visitor.tokenOf(Role.ADMIN, null);
        for (int i = 0; i < 5; i++) {
            visitor.newAccount();
        }
        var ids = new ArrayList<String>();
        @Nullable String cursor = "";
        while (cursor != null) {
            var page = json(visitor.get(ACCOUNTS + "?limit=2" + cursor, administrator));
            page.get("items").forEach(item -> ids.add(item.get("id").stringValue()));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").stringValue();
        }

        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(5);
        assertThat(json(visitor.get(ACCOUNTS + "?limit=100", administrator))
                        .get("items")
                        .size())
                .isEqualTo(ids.size());
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0",
        "limit=101",
        "limit=-1",
        "limit=x",
        "limit=1000000000",
        "cursor=x",
        "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    })
    void refusesPagesThatDoNotExist(String query) {
        var refused = visitor.get(ACCOUNTS + "?" + query, visitor.tokenOf(Role.ADMIN, null));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("validation_failed");
    }

    private HttpResponse<String> create(String token, String email, String role, String department) {
        var body = "{\"username\":\"Bo\",\"email\":\"%s\",\"password\":\"%s\",\"role\":%s,\"department\":%s}"
                .formatted(email, PASSWORD, role, department);
        return visitor.send(visitor.request(ACCOUNTS)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String id(HttpResponse<String> created) {
        return json(created).get("id").stringValue();
    }
}
