package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.Examples.change;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.actor.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A-47: what a client gets follows from its rights; there is nothing one could subscribe to, whatever it is called. */
class LiveScopesIT {
    private static final String SECRET = UUID.randomUUID().toString();
    private static final List<String> WISHES = List.of(
            SECRET,
            "ticket:" + SECRET,
            UUID.randomUUID().toString(),
            "department:sales",
            "account:sam",
            "admin",
            "desk",
            "*",
            "#",
            "../admin",
            "x".repeat(10_000));
    private static final List<String> FORMS = List.of(
            "{\"type\":\"subscribe\",\"scope\":%s}",
            "{\"type\":\"subscribe\",\"ticketId\":%s}", "{\"type\":\"join\",\"room\":%s}", "{\"type\":%s}");

    @TempDir
    private static Path folder;

    private static LiveDesk desk;

    @BeforeAll
    static void start() {
        desk = new LiveDesk(folder, new LiveLimits(0, 0, 0), Map.of());
        await().atMost(Duration.ofSeconds(30)).until(() -> desk.feed().isHealthy());
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void areNothingAClientCanChoose() {
        LiveClient client = desk.enter(Examples.USER);
        for (String form : FORMS) {
            WISHES.forEach(wish -> client.say(form.formatted(JsonMapper.shared().writeValueAsString(wish))));
        }
        desk.announce(
                change(Scope.DESK, SECRET, 1),
                change(Scope.department("sales"), SECRET, 2),
                change(Scope.account("sam"), SECRET, 3),
                change(Scope.ticket(SECRET), SECRET, 4),
                change(Scope.account(Examples.USER.id()), "mine", 5));
        client.awaitVersion(5);

        assertThat(client.versions()).containsExactly(5L);
        List<String> refusals = client.frames().stream()
                .filter(frame -> frame.get("type").asString().equals("error"))
                .map(JsonNode::toString)
                .toList();
        assertThat(refusals).hasSize(FORMS.size() * WISHES.size());
        assertThat(refusals.stream().distinct()).containsExactly("{\"type\":\"error\",\"code\":\"unknown_type\"}");
        client.leaves();
    }
}
