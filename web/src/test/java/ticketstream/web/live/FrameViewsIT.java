package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** a frame shows each viewer what REST shows him, not a field more. */
@ProductTest
class FrameViewsIT {
    private final Visitor visitor;

    @Autowired
    FrameViewsIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void areWhatRestAnswersTheSameViewer() {
        var user = visitor.tokenOf(Role.USER, null);
        var agent = visitor.tokenOf(Role.AGENT, "sales");
        var viewers = List.of(user, agent, visitor.tokenOf(Role.ADMIN, null), visitor.tokenOf(Role.AUDITOR, null));
        var windows = viewers.stream().map(this::connect).toList();

        var opened =
                visitor.post("/api/v1/tickets", user, "{\"title\":\"T\",\"description\":\"D\",\"category\":\"sales\"}");
        var path = "/api/v1/tickets/" + json(opened).get("id").stringValue();
        visitor.put(path + "/status", agent, "{\"status\":\"in-progress\"}");

        for (int i = 0; i < viewers.size(); i++) {
            var window = windows.get(i);
            window.awaitType("status-updated");
            var shown = json(visitor.get(path, viewers.get(i)));
            var frame = window.frames().stream()
                    .filter(one -> one.path("ticketId").equals(shown.get("id"))
                            && one.get("version").intValue() == 2)
                    .findFirst()
                    .orElseThrow();
            assertThat(frame.get("ticket")).isEqualTo(shown);
            assertThat(frame.get("actor").propertyNames()).containsExactlyInAnyOrder("id", "username");
            window.leaves();
        }
    }

    private LiveClient connect(String token) {
        return LiveClient.connect(URI.create("ws://localhost:" + visitor.port() + "/live"))
                .hello(token, null);
    }
}
