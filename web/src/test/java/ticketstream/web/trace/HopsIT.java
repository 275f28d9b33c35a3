package ticketstream.web.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** A request's way to the screens, as production sees it. */
@ProductTest
class HopsIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final int READ_MODELS_OF_TICKETS = 3;

    private final Visitor visitor;
    private final MeterRegistry meters;
    private final EventStorageEngine log;

    @Autowired
    HopsIT(Visitor visitor, MeterRegistry meters, EventStorageEngine log) {
        this.visitor = visitor;
        this.meters = meters;
        this.log = log;
    }

    @Test
    void areCountedForEachChangeAndLeaveTheirBeginningInTheLog() {
        var token = visitor.tokenOf(Role.USER, null);
        var before = counts();
        var begun = Instant.now();
        var opened = visitor.send(visitor.request("/api/v1/tickets")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .POST(BodyPublishers.ofString("{\"title\":\"T\",\"description\":\"D\",\"category\":\"sales\"}")));
        assertThat(opened.statusCode()).isEqualTo(201);

        var metadata =
                log.readEvents(json(opened).get("id").stringValue(), 0).next().getMetaData();
        assertThat(metadata).containsEntry("traceId", TRACE);
        assertThat(Long.parseLong((String) metadata.get("receivedAt")) / 1_000)
                .isBetween(begun.toEpochMilli(), Instant.now().toEpochMilli());
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(passedSince(before, Hop.APPENDED)).isPositive();
            assertThat(passedSince(before, Hop.PUBLISHED)).isPositive();
            assertThat(passedSince(before, Hop.CONSUMED)).isGreaterThanOrEqualTo(READ_MODELS_OF_TICKETS);
            assertThat(passedSince(before, Hop.PROJECTED)).isGreaterThanOrEqualTo(READ_MODELS_OF_TICKETS);
            assertThat(passedSince(before, Hop.FRAMED)).isGreaterThanOrEqualTo(READ_MODELS_OF_TICKETS);
        });
    }

    private Map<Hop, Long> counts() {
        var counts = new EnumMap<Hop, Long>(Hop.class);
        for (Hop hop : Hop.values()) {
            counts.put(
                    hop,
                    meters.get("ticketstream.hop")
                            .tag("hop", hop.toString())
                            .timer()
                            .count());
        }
        return counts;
    }

    private long passedSince(Map<Hop, Long> before, Hop hop) {
        return counts().getOrDefault(hop, 0L) - before.getOrDefault(hop, 0L);
    }
}
