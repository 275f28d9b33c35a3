package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.Examples.accessChanged;
import static ticketstream.web.live.Examples.change;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.actor.Role;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.Change;

class LiveIT {
    private static final Scope SALES = Scope.department("sales");

    @TempDir
    private static Path folder;

    private static LiveDesk desk;

    private final String ticket = UUID.randomUUID().toString();

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
    void resumesWithExactlyTheMissedChangesOnceAndInOrder() {
        LiveClient client = desk.enter(Examples.ADMIN);
        desk.announce(change(Scope.DESK, ticket, 1));
        client.awaitVersion(1).leaves();
        LongStream.rangeClosed(2, 201)
                .mapToObj(v -> change(Scope.DESK, ticket, v))
                .forEach(desk::announce);

        LiveClient again = desk.connect().hello("root", client.cursor());
        desk.announce(change(Scope.DESK, ticket, 202));
        again.awaitVersion(202);

        assertThat(again.versions())
                .isEqualTo(LongStream.rangeClosed(2, 202).boxed().toList());
        assertThat(again.types()).startsWith("welcome").doesNotContain("resync");
    }

    @Test
    void losesAndDoublesNothingWhenClientsComeWhileChangesArrive() {
        LiveClient first = desk.enter(Examples.ADMIN);
        String before = first.cursor();
        Thread publishing = Thread.startVirtualThread(() -> announce(1, 300));
        await().until(() -> first.versions().size() >= 50);
        LiveClient second = desk.connect().hello("root", before);
        await().until(() -> first.versions().size() >= 150);
        LiveClient third = desk.connect().hello("root", before);
        await().until(() -> !publishing.isAlive());

        var all = LongStream.rangeClosed(1, 300).boxed().toList();
        assertThat(first.awaitVersion(300).versions()).isEqualTo(all);
        assertThat(second.awaitVersion(300).versions()).isEqualTo(all);
        assertThat(third.awaitVersion(300).versions()).isEqualTo(all);
    }

    @Test
    void sendsNoFrameOfAnotherScope() {
        LiveClient agent = desk.enter(Examples.SALES_AGENT);
        LiveClient user = desk.enter(Examples.USER);
        desk.announce(
                change(Scope.department("technical-support"), ticket, 1),
                change(Scope.account("somebody-else"), ticket, 2),
                change(Scope.DESK, ticket, 3),
                change(SALES, ticket, 4),
                change(Scope.account("anne"), ticket, 5));

        assertThat(agent.awaitVersion(4).versions()).containsExactly(4L);
        assertThat(user.awaitVersion(5).versions()).containsExactly(5L);
    }

    @Test
    void cutsFramesAtOnceWhenARoleChanges() {
        desk.has(Examples.account("moving", Role.AGENT, "sales"));
        LiveClient agent = desk.connect().hello("moving", null);
        desk.announce(change(SALES, ticket, 1));
        agent.awaitVersion(1);

        desk.has(Examples.account("moving", Role.AGENT, "general-inquiry"));
        desk.announce(accessChanged("moving", 2), change(SALES, ticket, 2), change(SALES, ticket, 3));
        agent.awaitType("access-changed");
        desk.announce(change(Scope.department("general-inquiry"), ticket, 4));

        assertThat(agent.awaitVersion(4).types())
                .containsExactly("welcome", "ticket-created", "access-changed", "status-updated");
        assertThat(agent.frames().get(2).get("account").get("department").asString())
                .isEqualTo("general-inquiry");
    }

    /** */
    @Test
    void endsTheConnectionsOfADisabledAccount() {
        desk.has(Examples.account("leaving", Role.USER, null));
        LiveClient user = desk.connect().hello("leaving", null);
        desk.has(Examples.disabled(Examples.account("leaving", Role.USER, null)));
        desk.announce(accessChanged("leaving", 2));

        assertThat(user.awaitClose()).isEqualTo(4403);
        LiveClient again = desk.connect().hello("leaving", null);
        assertThat(again.awaitClose()).isEqualTo(4403);
    }

    @Test
    void asksForResyncWithACursorThatIsForgedOrWhoseRightsAreGone() {
        desk.has(Examples.account("turning", Role.AGENT, "sales"));
        LiveClient client = desk.connect().hello("turning", null);
        client.leaves();
        desk.announce(accessChanged("turning", 2));
        LiveClient again = desk.connect().hello("turning", client.cursor());
        LiveClient forger = desk.connect().hello("root", "x".repeat(43));

        again.awaitType("resync");
        forger.awaitType("resync");
        desk.announce(change(SALES, ticket, 1), change(Scope.DESK, ticket, 1));
        assertThat(again.awaitVersion(1).types()).containsExactly("welcome", "resync", "ticket-created");
        assertThat(forger.awaitVersion(1).types()).containsExactly("welcome", "resync", "ticket-created");
    }

    @Test
    void knowsWhatItHasSeen() {
        Change change = change(Scope.DESK, ticket, 3);
        assertThat(desk.feed().awaitSeen(Scope.DESK.key(), ticket, 3, Duration.ofMillis(50)))
                .isFalse();
        Thread.startVirtualThread(() -> desk.announce(change));
        assertThat(desk.feed().awaitSeen(Scope.DESK.key(), ticket, 3, Duration.ofSeconds(5)))
                .isTrue();
        assertThat(desk.feed().awaitSeen(Scope.DESK.key(), ticket, 4, Duration.ofMillis(50)))
                .isFalse();
    }

    /** In batches of ten, as a projection does. */
    private void announce(long first, long last) {
        for (long from = first; from <= last; from += 10) {
            desk.announce(LongStream.rangeClosed(from, Math.min(from + 9, last))
                    .mapToObj(version -> change(Scope.DESK, ticket, version))
                    .toArray(Change[]::new));
        }
    }
}
