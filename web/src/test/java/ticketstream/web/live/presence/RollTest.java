package ticketstream.web.live.presence;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.live.presence.Doing.AWAY;
import static ticketstream.web.live.presence.Doing.EDITING;
import static ticketstream.web.live.presence.Doing.TYPING;
import static ticketstream.web.live.presence.Doing.VIEWING;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RollTest {
    private Instant now = Instant.EPOCH;
    private final Roll roll = new Roll("here", () -> now);

    @Test
    void namesEachAccountOnceWithTheMostItDoesAnywhere() {
        roll.here(Map.of("t", List.of(person("b", AWAY), person("b", EDITING), person("a", AWAY))));
        hears("there", "t", person("a", TYPING), person("c", VIEWING));
        hears("elsewhere", "t", person("b", VIEWING));

        assertThat(roll.at("t")).containsExactly(person("a", TYPING), person("b", EDITING), person("c", VIEWING));
        assertThat(roll.at("u")).isEmpty();
    }

    @Test
    void tellsOthersWhatChangedAndRepeatsTheRestInTime() {
        var anne = Map.of("t", List.of(person("a", VIEWING), person("a", AWAY)));
        assertThat(roll.here(anne)).containsExactly(news("here", "t", person("a", VIEWING)));
        passes(1_999);
        assertThat(roll.here(anne)).isEmpty();
        passes(1);
        assertThat(roll.here(anne)).containsExactly(news("here", "t", person("a", VIEWING)));
        assertThat(roll.here(Map.of("t", List.of(person("a", TYPING)))))
                .containsExactly(news("here", "t", person("a", TYPING)));
    }

    @Test
    void saysOnceThatTheLastOneLeft() {
        roll.here(Map.of("t", List.of(person("a", VIEWING))));

        assertThat(roll.here(Map.of())).containsExactly(news("here", "t"));
        assertThat(roll.at("t")).isEmpty();
        passes(10_000);
        assertThat(roll.here(Map.of())).isEmpty();
    }

    /** So many that they do not fit into one record. */
    @Test
    void saysAllThatIsNewAtOnce() {
        Map<String, List<Attendee>> present = IntStream.range(0, Roll.MOST_AT_ONCE + 1)
                .boxed()
                .collect(toMap(number -> "t" + number, number -> List.of(person("a", VIEWING))));

        var news = roll.here(present);

        assertThat(news).extracting(one -> one.present().size()).containsExactly(Roll.MOST_AT_ONCE, 1);
        Roll there = new Roll("there", () -> now);
        news.forEach(there::hear);
        assertThat(present.keySet()).allMatch(ticket -> there.at(ticket).equals(List.of(person("a", VIEWING))));
    }

    @Test
    void forgetsWhatANodeDoesNotSayAgain() {
        hears("there", "t", person("a", VIEWING));
        hears("elsewhere", "t", person("b", VIEWING));
        passes(4_499);
        roll.here(Map.of());
        hears("elsewhere", "t", person("b", VIEWING));
        assertThat(roll.at("t")).hasSize(2);

        passes(1);
        roll.here(Map.of());
        assertThat(roll.at("t")).containsExactly(person("b", VIEWING));
    }

    @Test
    void believesANodesLastWord() {
        hears("there", "t", person("a", VIEWING), person("b", VIEWING));
        hears("there", "u", person("c", VIEWING));
        hears("there", "t", person("b", EDITING));
        assertThat(roll.at("t")).containsExactly(person("b", EDITING));

        hears("there", "t");
        assertThat(roll.at("t")).isEmpty();
        assertThat(roll.at("u")).containsExactly(person("c", VIEWING));
    }

    @Test
    void doesNotListenToItself() {
        hears("here", "t", person("a", VIEWING));

        assertThat(roll.at("t")).isEmpty();
    }

    private void passes(long millis) {
        now = now.plusMillis(millis);
    }

    private void hears(String node, String ticketId, Attendee... present) {
        roll.hear(news(node, ticketId, present));
    }

    private static Announcement news(String node, String ticketId, Attendee... present) {
        return new Announcement(node, Map.of(ticketId, List.of(present)));
    }

    private static Attendee person(String id, Doing doing) {
        return new Attendee(id, "name-" + id, doing);
    }
}
