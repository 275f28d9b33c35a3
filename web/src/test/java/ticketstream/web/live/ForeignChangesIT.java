package ticketstream.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.Examples.accessChanged;
import static ticketstream.web.live.Examples.change;
import static ticketstream.web.live.Examples.gone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.actor.Scope;

/** Records among the changes that this desk did not announce there. */
class ForeignChangesIT {
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Scope SALES = Scope.department("sales");
    private static final String FORGED = "its signature is not ours";
    private static final String MALFORMED = "its form is none of ours";
    private static final String AGAIN = "it was here before";
    private static final String UNSIGNED = "it is not signed: it may be of an older release";
    private static final String MISPLACED = "it was made for another place";

    @TempDir
    private Path folder;

    private LiveDesk desk;
    private TopicOnKafka kafka;

    @BeforeEach
    void start() {
        desk = new LiveDesk(folder, new LiveLimits(0, 0, 0), Map.of());
        await().atMost(BACK).until(() -> desk.feed().isHealthy());
        kafka = new TopicOnKafka("ticketstream.changes", desk.bootstrapServers());
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void showsNothingForgedOrMalformedAndGoesOn() {
        LiveClient client = desk.enter(Examples.ADMIN);
        desk.announce(change(Scope.DESK, "t", 1));
        client.awaitVersion(1);
        var ours = kafka.last();
        String before = client.cursor();
        kafka.put(List.of(
                kafka.with(ours, "subject", "phantom"),
                kafka.with(ours, "version", "9"),
                kafka.with(ours, "version", "many"),
                kafka.with(ours, "type", null),
                new ProducerRecord<>(ours.topic(), 0, Scope.account("root").key(), ours.value(), ours.headers()),
                new ProducerRecord<String, byte[]>(ours.topic(), 0, (String) null, null, ours.headers()),
                new ProducerRecord<>(ours.topic(), 0, Scope.DESK.key(), "noise".getBytes(UTF_8), ours.headers())));
        await().atMost(BACK).until(() -> desk.putAside().size() == 7);
        desk.announce(change(Scope.DESK, "t", 2));

        assertThat(client.awaitVersion(2).types()).containsExactly("welcome", "ticket-created", "status-updated");
        assertThat(desk.putAside()).containsExactly(FORGED, FORGED, MALFORMED, MALFORMED, FORGED, MALFORMED, MALFORMED);
        assertThat(desk.connect().hello("root", before).awaitVersion(2).types())
                .containsExactly("welcome", "status-updated");
    }

    @Test
    void showsNobodyATicketThatLeftTheirSightAgain() {
        desk.announce(change(SALES, "t", 1, "what only sales may know"));
        var shown = kafka.last();
        desk.announce(gone(SALES, "t", 2));
        LiveClient newcomer = desk.enter(Examples.SALES_AGENT);
        kafka.put(List.of(shown, shown));
        await().atMost(BACK).until(() -> desk.putAside().size() == 2);
        desk.announce(change(SALES, "other", 3));

        assertThat(newcomer.awaitVersion(3).versions()).containsExactly(3L);
        assertThat(newcomer.types()).doesNotContain("resync");
        assertThat(desk.putAside()).containsExactly(AGAIN, AGAIN);
    }

    @Test
    void hasEverybodyLoadAnewInsteadOfShowingAGenuineRecordFarFromItsPlace() {
        desk.announce(change(SALES, "t", 1, "what only sales may know"));
        var shown = kafka.last();
        desk.announce(gone(SALES, "t", 2));
        kafka.put(noise(10_000));
        LiveClient newcomer = desk.enter(Examples.SALES_AGENT);
        kafka.put(List.of(shown));
        newcomer.awaitType("resync");
        desk.announce(change(SALES, "other", 3));

        assertThat(newcomer.awaitVersion(3).versions()).containsExactly(3L);
        await().atMost(BACK).until(() -> desk.putAside().contains(MISPLACED));
    }

    @Test
    void hasEverybodyLoadAnewOnceForAllThatNodesOfAnOlderReleaseAnnounce() {
        LiveClient client = desk.enter(Examples.ADMIN);
        desk.announce(change(Scope.DESK, "t", 1));
        client.awaitVersion(1);
        String before = client.cursor();
        var unsigned = kafka.with(kafka.last(), "ce_signature", null);
        kafka.put(List.of(unsigned));
        client.awaitType("resync");
        kafka.put(Collections.nCopies(50, unsigned));
        desk.announce(change(Scope.DESK, "t", 2));

        assertThat(client.awaitVersion(2).types())
                .containsExactly("welcome", "ticket-created", "resync", "status-updated");
        assertThat(desk.putAside()).containsExactly(UNSIGNED, UNSIGNED);
        assertThat(desk.connect().hello("root", before).awaitType("resync").versions())
                .isEmpty();
        assertThat(desk.connect().hello("root", client.cursor()).types()).containsExactly("welcome");
    }

    @Test
    void beginsBehindWhatAnOlderReleaseLeftInTheTopic() {
        LiveClient client = desk.enter(Examples.ADMIN);
        desk.announce(change(Scope.DESK, "t", 1));
        String before = client.awaitVersion(1).cursor();
        var unsigned = kafka.with(kafka.last(), "ce_signature", null);
        desk.stopNode();
        kafka.put(Collections.nCopies(50, unsigned));
        desk.startNode();
        await().atMost(BACK).until(() -> desk.feed().isHealthy());
        LiveClient again = desk.connect().hello("root", before).awaitType("resync");
        desk.announce(change(Scope.DESK, "t", 2));

        assertThat(again.awaitVersion(2).types()).containsExactly("welcome", "resync", "status-updated");
        assertThat(desk.putAside()).isEmpty();
    }

    @Test
    void takesAChangeOfRightsOnlyFromThisDesk() {
        LiveClient client = desk.enter(Examples.USER);
        desk.announce(accessChanged("sam", 1));
        var ours = kafka.with(kafka.last(), "subject", "anne");
        kafka.put(List.of(
                new ProducerRecord<>(ours.topic(), 0, Scope.account("anne").key(), ours.value(), ours.headers())));
        await().atMost(BACK).until(() -> desk.putAside().size() == 1);
        desk.announce(change(Scope.account("anne"), "t", 1));

        assertThat(client.awaitVersion(1).types()).containsExactly("welcome", "ticket-created");
    }

    private static List<ProducerRecord<String, byte[]>> noise(int records) {
        return IntStream.range(0, records)
                .mapToObj(i -> new ProducerRecord<>("ticketstream.changes", 0, "noise", new byte[0]))
                .toList();
    }
}
