package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** A custom role in a window that is open: it opens a department, allows more, less, and nothing. */
@ProductTest
class RoleWindowIT {
    private final Visitor visitor;
    private final GrantScene scene;
    private final String key = "r-" + UUID.randomUUID();

    @Autowired
    RoleWindowIT(Visitor visitor) {
        this.visitor = visitor;
        scene = new GrantScene(visitor);
    }

    @Test
    void actsInOpenWindowsListsAndCommandsAsItIsChanged() {
        define("POST", "", "\"key\":\"%s\",\"base\":\"agent\",".formatted(key), "\"tickets:read\"", 201);
        var window = scene.connect();
        var account = json(give("sales"));
        window.awaitType("access-changed");

        assertThat(account.get("role").stringValue()).isEqualTo(key);
        assertThat(scene.tickets()).contains(scene.sold).doesNotContain(scene.serviced);
        assertThat(scene.setStatus(scene.sold).statusCode()).isEqualTo(403);

        define("PUT", "/" + key, "", "\"tickets:read\",\"tickets:work\"", 200);
        assertThat(scene.setStatus(scene.sold).statusCode()).isEqualTo(200);
        window.awaitType("status-updated");
        awaitChanges(window, 2);

        define("PUT", "/" + key, "", "\"tickets:open\"", 200);
        for (var path : List.of("/api/v1/tickets", "/api/v1/tickets/" + scene.sold)) {
            assertThat(visitor.get(path, scene.user).statusCode()).isEqualTo(403);
        }
        awaitChanges(window, 3);
        assertThat(scene.history())
                .containsExactly(
                        "account.registered",
                        "account.custom-role-given",
                        "account.custom-role-given",
                        "account.custom-role-given");
        window.leaves();
    }

    /** What happens after the answer is no longer for whoever lost the right, however soon it happens. */
    @Test
    void leavesNoFrameBehindTheAnswerThatTakesAPermission() {
        define("POST", "", "\"key\":\"%s\",\"base\":\"agent\",".formatted(key), "\"tickets:read\"", 201);
        give("sales");
        for (int round = 0; round < 10; round++) {
            define("PUT", "/" + key, "", "\"tickets:read\"", 200);
            var window = scene.connect();
            var before = json(visitor.get("/api/v1/tickets/" + scene.sold, scene.user))
                    .get("version")
                    .asLong();

            define("PUT", "/" + key, "", "\"tickets:open\"", 200);
            scene.patch(scene.sold, "{\"title\":\"Round %d\"}".formatted(round));

            awaitChanges(window, 1);
            window.say("{\"type\":\"ping\"}").awaitType("pong");
            assertThat(window.versions()).as("round %d", round).allMatch(version -> version <= before);
            window.leaves();
        }
    }

    private static void awaitChanges(LiveClient window, long count) {
        Awaitility.await()
                .until(() ->
                        window.types().stream().filter("access-changed"::equals).count() == count);
    }

    private void define(String method, String path, String more, String permissions, int status) {
        var body = "{%s\"title\":\"%s\",\"permissions\":[%s]}".formatted(more, key, permissions);
        assertThat(scene.send("/api/v1/roles" + path, method, body, scene.admin).statusCode())
                .isEqualTo(status);
    }

    private HttpResponse<String> give(String department) {
        var body = "{\"role\":\"%s\",\"department\":\"%s\"}".formatted(key, department);
        return scene.send("/api/v1/accounts/%s/role".formatted(scene.userId), "PUT", body, scene.admin);
    }
}
