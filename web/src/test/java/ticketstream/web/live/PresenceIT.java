package ticketstream.web.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ticketstream.web.live.Examples.accessChanged;
import static ticketstream.web.live.Examples.ticket;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.domain.actor.Role;

/** Who is at a ticket, through real sockets and, from node to node, through a real broker. */
class PresenceIT {
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String LEAVES = "{\"type\":\"presence\",\"ticketId\":null}";

    @TempDir
    private Path folder;

    private LiveDesk desk;

    @BeforeEach
    void start() {
        desk = new LiveDesk(folder, new LiveLimits(0, 0, 0), Map.of());
        await().atMost(BACK).until(() -> desk.feed().isHealthy());
        desk.has(ticket("t", "sales", 1));
        desk.has(ticket("elsewhere", "it", 1));
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void showsSomebodyComeEditTypeGoAwayAndLeave() {
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        awaitPresent(admin, "");
        LiveClient agent = at("t", "viewing", desk.enter(Examples.SALES_AGENT));
        awaitPresent(admin, "name-sam viewing");
        awaitPresent(agent, "name-root viewing");
        for (String doing : List.of("editing", "typing", "away")) {
            at("t", doing, agent);
            awaitPresent(admin, "name-sam " + doing);
        }
        agent.say(LEAVES);
        awaitPresent(admin, "");

        assertThat(admin.types()).containsOnly("welcome", "presence");
        assertThat(agent.types()).containsExactly("welcome", "presence");
    }

    @Test
    void showsNobodyWhoseConnectionEnded() {
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        LiveClient agent = at("t", "viewing", desk.enter(Examples.SALES_AGENT));
        awaitPresent(admin, "name-sam viewing");
        agent.leaves();

        awaitPresent(admin, "");
    }

    @Test
    void showsNobodyWhoNeitherReadsNorAnswersAndKeepsTheConnection() throws IOException {
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        try (RawSocket dead = RawSocket.upgraded(desk.port())) {
            say(dead, "{\"type\":\"hello\",\"token\":\"sam\",\"since\":null}");
            say(dead, "{\"type\":\"presence\",\"ticketId\":\"t\",\"doing\":\"editing\"}");
            awaitPresent(admin, "name-sam editing");
            awaitPresent(admin, "");

            say(dead, "{\"type\":\"ping\"}");
            awaitPresent(admin, "name-sam editing");
        }
    }

    @Test
    void keepsWhoOnlyAnswersPings() {
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        at("t", "viewing", desk.enter(Examples.SALES_AGENT));
        awaitPresent(admin, "name-sam viewing");

        await().during(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(12))
                .until(() -> present(admin).equals("name-sam viewing"));
    }

    @Test
    void isSilentToWhoDoesNotSeeTheTicket() {
        LiveClient admin = at("elsewhere", "viewing", desk.enter(Examples.ADMIN));
        awaitPresent(admin, "");
        LiveClient agent = desk.enter(Examples.SALES_AGENT);
        for (String ticketId : List.of("elsewhere", "missing")) {
            at(ticketId, "typing", agent);
            await().during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .until(() -> agent.types().equals(List.of("welcome")));
        }

        assertThat(admin.types()).containsExactly("welcome", "presence");
    }

    @Test
    void endsForWhomTheTicketIsTakenFrom() {
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        LiveClient agent = at("t", "viewing", desk.enter(Examples.SALES_AGENT));
        awaitPresent(admin, "name-sam viewing");
        awaitPresent(agent, "name-root viewing");
        desk.has(Examples.account("sam", Role.AGENT, "it"));
        desk.announce(accessChanged("sam", 2));
        agent.awaitType("access-changed");
        at("t", "typing", admin);
        awaitPresent(admin, "");

        assertThat(agent.types()).endsWith("access-changed");
    }

    @Test
    void isKnownOnEveryNodeAndEndsWithTheNode() {
        URI further = desk.furtherNode();
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        LiveClient agent = at("t", "viewing", LiveClient.connect(further).hello(Examples.SALES_AGENT.id(), null));
        awaitPresent(admin, "name-sam viewing");
        awaitPresent(agent, "name-root viewing");
        at("t", "typing", agent);
        awaitPresent(admin, "name-sam typing");
        LiveClient here = at("t", "away", desk.enter(Examples.SALES_AGENT));
        agent.say(LEAVES);
        awaitPresent(admin, "name-sam away");
        here.leaves();
        awaitPresent(admin, "");

        at("t", "editing", agent);
        awaitPresent(admin, "name-sam editing");
        desk.stopFurtherNodes();
        awaitPresent(admin, "");
    }

    @Test
    void goesOnHereWhileKafkaIsAwayAndEverywhereAfterwards() {
        URI further = desk.furtherNode();
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        LiveClient user = at("t", "viewing", LiveClient.connect(further).hello(Examples.USER.id(), null));
        awaitPresent(admin, "name-anne viewing");
        desk.stopKafka();
        awaitPresent(admin, "");
        LiveClient agent = at("t", "viewing", desk.enter(Examples.SALES_AGENT));
        awaitPresent(admin, "name-sam viewing");
        awaitPresent(agent, "name-root viewing");
        desk.startKafka();

        await().atMost(BACK).until(() -> present(admin).equals("name-anne viewing, name-sam viewing"));
        await().atMost(BACK).until(() -> present(user).equals("name-root viewing, name-sam viewing"));
    }

    @Test
    void showsNobodyWhomThisDeskDidNotName() {
        TopicOnKafka kafka = new TopicOnKafka("ticketstream.presence", desk.bootstrapServers());
        LiveClient admin = at("t", "viewing", desk.enter(Examples.ADMIN));
        LiveClient agent = LiveClient.connect(desk.furtherNode()).hello(Examples.SALES_AGENT.id(), null);
        at("t", "viewing", agent);
        awaitPresent(admin, "name-sam viewing");
        var ours = await().atMost(BACK).until(kafka::last, last -> new String(last.value(), UTF_8).contains("sam"));
        desk.stopFurtherNodes();
        awaitPresent(admin, "");
        admin.say(LEAVES).leaves();
        LiveClient newcomer = at("t", "viewing", desk.enter(Examples.USER));
        awaitPresent(newcomer, "");
        int before = newcomer.frames().size();
        String forged = new String(ours.value(), UTF_8).replace("name-sam", "Mallory");
        kafka.put(List.of(
                ours,
                kafka.with(ours, "ce_signature", null),
                new ProducerRecord<>(ours.topic(), 0, ours.key(), forged.getBytes(UTF_8), ours.headers())));
        await().atMost(BACK).until(() -> desk.putAside().size() >= 3);

        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> newcomer.frames().size() == before);
        assertThat(desk.putAside())
                .containsExactly("it was here before", "its signature is not ours", "its signature is not ours");
    }

    private static LiveClient at(String ticketId, String doing, LiveClient client) {
        return client.say("{\"type\":\"presence\",\"ticketId\":\"%s\",\"doing\":\"%s\"}".formatted(ticketId, doing));
    }

    private static void say(RawSocket socket, String text) throws IOException {
        socket.write(RawSocket.frame(RawSocket.TEXT, RawSocket.MASKED, text.getBytes(UTF_8)));
    }

    private static void awaitPresent(LiveClient client, String words) {
        await(words).atMost(SOON).until(() -> present(client).equals(words));
    }

    /** Who else is there, as the client was told last. */
    private static String present(LiveClient client) {
        List<String> told = PresenceScene.present(client.frames());
        return told.isEmpty() ? "nothing" : told.getLast();
    }
}
