package ticketstream.benchmarks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.check.Row;
import ticketstream.benchmarks.fake.FakeServer;

class ClientTest {
    private final FakeServer server = new FakeServer();
    private final Desk desk = new Desk(server.address());

    @AfterEach
    void stop() {
        desk.close();
        server.close();
    }

    @Test
    void listsAllPagesAndReadsHistories() {
        var ada = user("ada");
        for (int i = 0; i < 101; i++) {
            ada.create("ticket " + i, "text", "sales", null).join().expect(201);
        }

        assertThat(ada.tickets()).hasSize(101).extracting(Row::title).doesNotHaveDuplicates();
        assertThat(ada.history(ada.tickets().getFirst().id()))
                .singleElement()
                .satisfies(event -> assertThat(event.data())
                        .isEqualTo(Map.of(
                                "title", "ticket 0",
                                "description", "text",
                                "category", "sales",
                                "createdBy", ada.account().id())));
    }

    @Test
    void failsWithTheWholeAnswer() {
        var answer = user("ada").ticket("none").join();

        assertThatThrownBy(() -> answer.expect(200))
                .hasMessageStartingWith("GET /tickets/none answered 404 {")
                .hasMessageEndingWith("} instead of [200]");
    }

    @Test
    void takesSilenceForAnAnswer() {
        server.close();

        assertThat(desk.send("GET", "/me", null, Map.of()).join())
                .hasToString("GET /me got no answer: java.net.ConnectException")
                .satisfies(answer -> assertThat(answer.refused()).isFalse());
    }

    @Test
    void hearsFramesAndGoesOnAfterItsCursor() throws InterruptedException {
        var ada = user("ada");
        var frames = new LinkedBlockingQueue<Frame>();
        try (var live = ada.live(null, frames::add)) {
            ada.create("first", "text", "sales", null).join().expect(201);
            assertThat(frames.poll(5, TimeUnit.SECONDS))
                    .isNotNull()
                    .satisfies(frame -> assertThat(frame.title()).isEqualTo("first"));
            await().untilAsserted(() -> assertThat(live.cursor()).isEqualTo("1"));
        }
        ada.create("second", "text", "sales", null).join().expect(201);
        try (var again = ada.live("1", frames::add)) {
            assertThat(frames.poll(5, TimeUnit.SECONDS))
                    .isNotNull()
                    .satisfies(frame -> assertThat(frame.title()).isEqualTo("second"));
            assertThat(again.greeting().type()).isEqualTo("welcome");
        }
    }

    @Test
    void followsThroughARestartOfTheProduct() {
        var ada = user("ada");
        ada.create("first", "text", "sales", null).join().expect(201);
        try (var follower = new Follower(ada)) {
            assertThat(follower.view().shown()).hasSize(1);
            server.dropConnections();
            ada.create("second", "text", "sales", null).join();
            await().untilAsserted(() -> assertThat(follower.view().shown()).hasSize(2));
            assertThat(follower.evidence().rows()).containsExactlyInAnyOrderElementsOf(ada.tickets());
            assertThat(follower.connections()).first().isEqualTo("welcome");
        }
    }

    private Client user(String name) {
        desk.register(name, name + "@bench.example", "a good password");
        return desk.signIn(name + "@bench.example", "a good password");
    }
}
