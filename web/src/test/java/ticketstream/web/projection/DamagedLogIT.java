package ticketstream.web.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.code;
import static ticketstream.web.session.Visitor.json;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.test.context.TestPropertySource;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** Has a desk of its own, because damage counts until the next start. */
@ProductTest
@TestPropertySource(properties = "ticketstream.data=target/damaged-${random.uuid}")
class DamagedLogIT {
    @Test
    void showsThatACommitIsDamagedAndServesEverybodyElse(
            @Autowired Visitor visitor,
            @Autowired MongoDatabase database,
            @Autowired MeterRegistry meters,
            @Autowired @Qualifier("readModels") HealthIndicator readModels) {
        var admin = visitor.tokenOf(Role.ADMIN, null);
        var spoilt = open(visitor, admin);
        var sound = open(visitor, admin);
        Awaitility.await().until(() -> status(readModels).equals("UP"));
        var found = database.getCollection("commits")
                .updateOne(Filters.eq("a", spoilt), Updates.set("ev.0.p", "{\"title\":\"Something else\"}"));
        assertThat(found.getModifiedCount()).isOne();

        var history = visitor.get("/api/v1/tickets/%s/history".formatted(spoilt), admin);
        assertThat(code(history)).isEqualTo("internal");
        assertThat(history.body()).doesNotContain("Something else");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> status(readModels).equals("DEGRADED"));
        assertThat(meters.get("ticketstream.log.damaged").gauge().value()).isOne();
        assertThat(visitor.get("/api/v1/tickets/%s/history".formatted(sound), admin)
                        .statusCode())
                .isEqualTo(200);
    }

    private static String open(Visitor visitor, String token) {
        var opened = visitor.send(visitor.request("/api/v1/tickets")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"T\",\"description\":\"D\",\"category\":\"sales\"}")));
        return json(opened).get("id").stringValue();
    }

    private static String status(HealthIndicator readModels) {
        return Objects.requireNonNull(readModels.health()).getStatus().getCode();
    }
}
