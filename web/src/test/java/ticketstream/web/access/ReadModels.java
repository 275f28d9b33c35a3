package ticketstream.web.access;

import static ticketstream.web.session.Visitor.json;

import java.time.Duration;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;

/** What lists and open windows show. */
final class ReadModels {
    private final Visitor visitor;
    private final Pass analyst;

    ReadModels(Visitor visitor) {
        this.visitor = visitor;
        var account = visitor.guest(Role.ANALYST, null).accountId();
        analyst = new Pass(() -> visitor.signIn(account));
    }

    /** Waits until all of them contain everything that has happened. */
    void awaitAll() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> StreamSupport.stream(
                                json(visitor.get("/api/v1/projections", analyst.get()))
                                        .get("items")
                                        .spliterator(),
                                false)
                        .allMatch(projection -> projection.get("lag").longValue() == 0));
    }
}
