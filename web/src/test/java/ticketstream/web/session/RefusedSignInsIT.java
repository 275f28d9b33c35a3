package ticketstream.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.application.account.SignIn;
import ticketstream.application.audit.AuditLog;
import ticketstream.domain.audit.AuditEvent.SignInRefused;
import ticketstream.domain.audit.AuditEvent.SignInRefused.Reason;

@DeskTest
class RefusedSignInsIT {
    private static final Client CLIENT = new Client("2001:db8:0:1:2:3:4:5", "Firefox on Linux");

    private final SignIn signIn;
    private final List<SignInRefused> recorded = new ArrayList<>();
    private int failures;

    @Autowired
    RefusedSignInsIT(SignIn signIn) {
        this.signIn = signIn;
    }

    @Test
    void areWrittenWhenTheDeskStops() {
        var refusals = refusals();
        refusals.add(Caller.known("ada", CLIENT), Reason.WRONG_CODE);
        refusals.add(Caller.known("ada", CLIENT), Reason.WRONG_CODE);
        refusals.add(Caller.typing(Visitor.newEmail(), CLIENT), Reason.WRONG_PASSWORD);
        refusals.add(Caller.typing(Visitor.newEmail(), CLIENT), Reason.WRONG_PASSWORD);

        refusals.stop();

        assertThat(recorded)
                .extracting(SignInRefused::accountId, SignInRefused::reason, SignInRefused::count)
                .containsExactlyInAnyOrder(tuple("ada", Reason.WRONG_CODE, 2), tuple(null, Reason.UNKNOWN_ACCOUNT, 2));
        assertThat(recorded)
                .allMatch(refused -> "2001:db8:0:1::/64".equals(refused.address()))
                .allMatch(refused -> "Firefox on Linux".equals(refused.device()));
    }

    @Test
    void waitForALogThatIsAway() {
        failures = 2;
        var refusals = refusals();
        refusals.start();
        refusals.add(Caller.known("ada", CLIENT), Reason.LOCKED_OUT);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> recorded().size() == 1);
        refusals.stop();

        assertThat(failures).isZero();
        assertThat(recorded()).hasSize(1);
    }

    private synchronized List<SignInRefused> recorded() {
        return List.copyOf(recorded);
    }

    private synchronized void append(List<? extends EventMessage<?>> events) {
        if (failures > 0) {
            failures--;
            throw new EventStoreException("away");
        }
        events.forEach(event -> recorded.add((SignInRefused) event.getPayload()));
    }

    private RefusedSignIns refusals() {
        var engine = new InMemoryEventStorageEngine() {
            @Override
            public void appendEvents(List<? extends EventMessage<?>> events) {
                append(events);
            }
        };
        var log = EmbeddedEventStore.builder().storageEngine(engine).build();
        return new RefusedSignIns(signIn, new AuditLog(log, Map::of), InstantSource.system());
    }
}
