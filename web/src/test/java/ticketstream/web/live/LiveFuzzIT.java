package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ticketstream.web.fuzz.Spoiler;
import ticketstream.web.fuzz.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Frames made of the protocol's own document, sound and broken, and those only the server may send. Whatever is said: every
 * answer and every close code is documented, nobody else hears of it, and the desk goes on. {@code -Dseed=N} says the same
 * again.
 */
class LiveFuzzIT {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFuzzIT.class);
    private static final int FRAMES = Integer.getInteger("fuzz.frames", 5_000);
    private static final long SEED = Long.getLong("seed", new SplittableRandom().nextInt(1_000_000));
    private static final int MOST_AT_ONCE = 100;

    @TempDir
    private static Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Values values = Values.nasty(random);
    private final Spoiler spoiler = new Spoiler(values, random);
    private final Set<String> answers = new TreeSet<>();
    private final Set<Integer> closes = new TreeSet<>();
    private int said;

    @Test
    void answersWhateverIsSaidAsDocumented() throws Exception {
        LOG.info("{} frames of seed {}", FRAMES, SEED);
        var protocol = new ProtocolDocument();
        Set<String> all = new TreeSet<>(protocol.typesOfOperation("say"));
        all.addAll(protocol.typesOfOperation("show"));
        List<String> types = List.copyOf(all);
        try (LiveDesk desk = new LiveDesk(folder, new LiveLimits(0, 0, 0), Map.of())) {
            await().atMost(Duration.ofSeconds(30)).until(() -> desk.feed().isHealthy());
            desk.has(Examples.ticket("seen", "sales", 1));
            LiveClient bystander = desk.enter(Examples.ADMIN);
            while (said < FRAMES) {
                converse(desk, types);
            }
            assertThat(answers).isSubsetOf(protocol.typesOfOperation("show"));
            assertThat(closes).isSubsetOf(protocol.closeCodes());
            assertThat(bystander.types()).containsExactly("welcome");
            bystander.say("{\"type\":\"ping\"}").awaitType("pong");
            bystander.leaves();
        }
        LOG.info("answers {}, closed with {}", answers, closes);
        assertThat(answers).contains("welcome", "pong", "error");
    }

    /** One connection, until it is closed or has said enough. */
    private void converse(LiveDesk desk, List<String> types) {
        LiveClient client = values.chance(98) ? desk.enter(Examples.USER) : desk.connect();
        try {
            for (int frame = 0; frame < MOST_AT_ONCE && !client.isClosed(); frame++) {
                said++;
                say(client, types);
            }
            if (!client.isClosed()) {
                client.say("{\"type\":\"ping\"}");
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(15))
                        .until(() -> client.isClosed() || client.types().contains("pong"));
            }
        } catch (CompletionException gone) {
            closes.add(client.awaitClose());
        }
        if (client.isClosed()) {
            closes.add(client.awaitClose());
        }
        List<JsonNode> heard = new ArrayList<>(client.frames());
        heard.forEach(frame -> answers.add(frame.path("type").asString("none")));
        assertThat(heard.toString()).as("seed %d", SEED).doesNotContain("Exception", ".java:");
        client.leaves();
    }

    private void say(LiveClient client, List<String> types) {
        if (values.chance(1)) {
            client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
        } else if (values.chance(2)) {
            client.socket().sendText("{\"type\":", false).join();
            client.say("\"ping\"}");
        } else {
            ObjectNode frame = frame(values.any(types));
            client.say(wellFormed(values.chance(60) ? frame.toString() : spoiler.spoil(frame)));
        }
    }

    private ObjectNode frame(String type) {
        ObjectNode frame = JsonMapper.shared().createObjectNode().put("type", type);
        if (values.chance(70)) {
            frame.put("token", values.chance(95) ? Examples.USER.id() : values.nasty());
        }
        if (values.chance(20)) {
            frame.put("since", values.nasty());
        }
        if (values.chance(10)) {
            frame.put("ticketId", values.nasty());
        }
        if (type.equals("presence") && values.chance(70)) {
            attend(frame);
        }
        return frame;
    }

    /** At a ticket that the user sees or at none, or only nearly so. */
    private void attend(ObjectNode frame) {
        frame.remove(List.of("token", "since"));
        frame.put("ticketId", values.chance(80) ? "seen" : values.nasty());
        frame.put("doing", values.chance(80) ? values.any(List.of("viewing", "typing", "away")) : values.nasty());
    }

    /** Java's client refuses to send what is no text. */
    private static String wellFormed(String text) {
        return text.replaceAll("[\\ud800-\\udfff]", "?");
    }
}
