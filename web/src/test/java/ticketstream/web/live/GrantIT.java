package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

@ProductTest
class GrantIT {
    private final Visitor visitor;
    private final GrantScene scene;

    @Autowired
    GrantIT(Visitor visitor) {
        this.visitor = visitor;
        scene = new GrantScene(visitor);
    }

    @Test
    void beginsAndEndsByItselfInListsAndInOpenWindows() {
        var window = scene.connect();
        var end = Instant.now().plusSeconds(8);
        assertThat(scene.tickets()).isEmpty();

        assertThat(scene.give("\"role\":\"agent\",\"department\":\"sales\"", end)
                        .statusCode())
                .isEqualTo(201);

        window.awaitType("access-changed");
        assertThat(scene.tickets()).contains(scene.sold).doesNotContain(scene.serviced);
        assertThat(scene.setStatus(scene.sold).statusCode()).isEqualTo(200);
        assertThat(scene.setStatus(scene.serviced).statusCode()).isEqualTo(404);
        window.awaitType("status-updated");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        window.types().stream().filter("access-changed"::equals).count() == 2);
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(scene.tickets()).isEmpty();
        assertThat(visitor.get("/api/v1/tickets/" + scene.sold, scene.user).statusCode())
                .isEqualTo(404);
        assertThat(scene.states()).containsExactly("ended");
        window.leaves();
    }

    /** What happens after the answer is no longer for whoever lost the right, however soon it happens. */
    @Test
    void leavesNoFrameBehindTheAnswerThatWithdrawsIt() {
        for (int round = 0; round < 30; round++) {
            var window = scene.connect();
            var grant = json(scene.give(
                    "\"role\":\"agent\",\"department\":\"sales\"", Instant.now().plusSeconds(600)));
            var before = json(visitor.get("/api/v1/tickets/" + scene.sold, scene.user))
                    .get("version")
                    .asLong();

            var withdrawn =
                    visitor.delete(scene.grants() + "/" + grant.get("id").stringValue(), scene.admin);
            scene.patch(scene.sold, "{\"title\":\"Round %d\"}".formatted(round));

            assertThat(withdrawn.statusCode()).isEqualTo(204);
            Awaitility.await()
                    .until(() -> window.types().stream()
                                    .filter("access-changed"::equals)
                                    .count()
                            == 2);
            window.say("{\"type\":\"ping\"}").awaitType("pong");
            assertThat(window.versions()).as("round %d", round).allMatch(version -> version <= before);
            window.leaves();
        }
    }

    @Test
    void showsOneTicketAloneWhereverItGoes() {
        var window = scene.connect();
        scene.give(
                "\"role\":\"agent\",\"ticketId\":\"%s\"".formatted(scene.sold),
                Instant.now().plusSeconds(60));
        window.awaitType("access-changed");

        assertThat(scene.tickets()).containsExactly(scene.sold);
        scene.patch(scene.sold, "{\"category\":\"technical-support\"}");
        window.awaitType("ticket-updated");
        assertThat(window.types()).doesNotContain("ticket-gone");
        assertThat(scene.setStatus(scene.serviced).statusCode()).isEqualTo(404);
        scene.setStatus(scene.sold);
        window.awaitType("status-updated");
        assertThat(scene.tickets()).containsExactly(scene.sold);
        window.leaves();
    }

    @Test
    void keepsATicketThatMovesBetweenTwoDepartmentsOfTheSameWindow() {
        scene.give("\"role\":\"agent\",\"department\":\"sales\"", Instant.now().plusSeconds(60));
        scene.give(
                "\"role\":\"agent\",\"department\":\"technical-support\"",
                Instant.now().plusSeconds(60));
        var window = scene.connect();

        scene.patch(scene.sold, "{\"category\":\"technical-support\"}");
        window.awaitVersion(2);
        scene.patch(scene.serviced, "{\"category\":\"general-inquiry\"}");
        window.awaitType("ticket-gone");

        assertThat(window.frames())
                .filteredOn(frame -> frame.get("type").stringValue().equals("ticket-gone"))
                .extracting(frame -> frame.get("ticketId").stringValue())
                .containsExactly(scene.serviced);
        assertThat(scene.tickets()).contains(scene.sold).doesNotContain(scene.serviced);
        window.leaves();
    }
}
