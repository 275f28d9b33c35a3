package ticketstream.web.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RingTest {
    private final Ring ring = new Ring(10, 1_000_000);

    @Test
    void namesWhatAScopeMissedInOrder() {
        add(0, "admin");
        add(1, "department:sales");
        add(2, "admin");
        add(3, "admin");

        assertThat(missed(0, "admin")).contains(List.of(2L, 3L));
        assertThat(missed(-1, "department:sales")).contains(List.of(1L));
        assertThat(missed(3, "admin")).contains(List.of());
        assertThat(missed(0, null)).contains(List.of());
    }

    @Test
    void doesNotAnswerForWhatItHasForgotten() {
        LongStream.range(0, 25).forEach(offset -> add(offset, "admin"));

        assertThat(missed(13, "admin")).isEmpty();
        assertThat(missed(14, "admin").orElseThrow())
                .hasSize(10)
                .startsWith(15L)
                .endsWith(24L);
    }

    @Test
    void isBoundedInBytes() {
        Ring small = new Ring(1_000, 3 * frame(0, "admin", "status-updated").bytes());
        LongStream.range(0, 25).forEach(offset -> small.add(frame(offset, "admin", "status-updated")));

        assertThat(small.since(new Cursor(21, 0), follower("a", "admin"), 100).orElseThrow())
                .hasSize(3);
        assertThat(small.since(new Cursor(20, 0), follower("a", "admin"), 100)).isEmpty();
    }

    @Test
    void doesNotAnswerForTheFutureNorForARewrittenTopic() {
        add(0, "admin");
        add(1, "admin");

        assertThat(missed(2, "admin")).isEmpty();
        assertThat(ring.since(new Cursor(0, 999), follower("a", "admin"), 100)).isEmpty();
        assertThat(ring.since(new Cursor(1, 999), follower("a", "admin"), 100)).isEmpty();
        assertThat(ring.since(new Cursor(0, 1_000), follower("a", "admin"), 100))
                .isPresent();
    }

    @Test
    void doesNotReplayMoreThanTheLimit() {
        LongStream.range(0, 6).forEach(offset -> add(offset, "admin"));

        assertThat(ring.since(new Cursor(0, 0), follower("a", "admin"), 5)).isPresent();
        assertThat(ring.since(new Cursor(0, 0), follower("a", "admin"), 4)).isEmpty();
    }

    @Test
    void doesNotAnswerWhenTheRightsOfTheAccountChangedMeanwhile() {
        add(0, "admin");
        ring.add(frame(1, "account:a", "access-changed"));
        add(2, "admin");

        assertThat(missed(0, "admin")).isEmpty();
        assertThat(missed(1, "admin")).contains(List.of(2L));
        assertThat(ring.since(new Cursor(0, 0), follower("b", "admin"), 100).orElseThrow())
                .hasSize(1);
    }

    @Test
    void goesOnFromWhereATopicStarts() {
        ring.restart(4_999);

        assertThat(ring.head()).isEqualTo(new Cursor(4_999, 0));
        assertThat(missed(4_999, "admin")).contains(List.of());
        assertThat(missed(4_998, "admin")).isEmpty();
    }

    @Test
    void knowsTheNewestVersionOfATicketInAScopeUntilItIsForgotten() {
        ring.add(new Frame(0, 1_000, "admin", "status-updated", "t", 3, List.of(), null, "c", "{}"));

        assertThat(ring.holds("admin", "t", 3)).isTrue();
        assertThat(ring.holds("admin", "t", 2)).isTrue();
        assertThat(ring.holds("admin", "t", 4)).isFalse();
        assertThat(ring.holds("department:sales", "t", 3)).isFalse();

        LongStream.range(1, 11).forEach(offset -> add(offset, "admin"));
        assertThat(ring.holds("admin", "t", 3)).isFalse();
    }

    @Test
    void doesNotAnswerAcrossADoubt() {
        add(0, "admin");
        ring.doubt(1, 1_001);
        ring.doubt(2, 1_002);

        assertThat(ring.head()).isEqualTo(new Cursor(2, 1_002));
        add(3, "admin");
        assertThat(missed(0, "admin")).isEmpty();
        assertThat(missed(0, null)).isEmpty();
        assertThat(missed(1, "admin")).isEmpty();
        assertThat(missed(2, "admin")).contains(List.of(3L));
    }

    @Test
    void keepsItsChangesWhateverComesInARowOfDoubts() {
        LongStream.range(0, 10).forEach(offset -> add(offset, "admin"));
        LongStream.range(10, 1_000).forEach(offset -> ring.doubt(offset, 1_000 + offset));

        assertThat(ring.holds("admin", "ticket-1", 1)).isTrue();
        assertThat(ring.holds("admin", "ticket-0", 1)).isFalse();
    }

    @Test
    void answersForSeveralPartsOfTheDesk() {
        add(0, "department:sales");
        add(1, "account:b");
        add(2, "account:a");
        add(3, "admin");

        assertThat(offsets(follower("a", "account:a", "department:sales", "ticket:ticket-3")))
                .containsExactly(0L, 2L, 3L);
    }

    @Test
    void takesATicketFromNobodyWhoSeesItElsewhere() {
        ring.restart(-1);
        ring.add(new Frame(
                0,
                1_000,
                "department:sales",
                "ticket-gone",
                "t",
                2,
                List.of("department:tech", "account:c"),
                null,
                "c",
                "{}"));

        assertThat(offsets(follower("a", "department:sales"))).containsExactly(0L);
        assertThat(offsets(follower("a", "department:sales", "department:tech")))
                .isEmpty();
        assertThat(offsets(follower("c", "department:sales", "account:c"))).isEmpty();
        assertThat(offsets(follower("a", "department:sales", "ticket:t"))).isEmpty();
        assertThat(offsets(follower("a", "ticket:t"))).isEmpty();
    }

    @Test
    void doesNotAnswerWhenRightsCameOrWentByThemselvesMeanwhile() {
        add(0, "admin");
        add(1, "admin");
        var cursor = new Cursor(0, 1_000);

        assertThat(ring.since(
                        cursor,
                        new Follower(
                                "a", Set.of("admin"), Instant.ofEpochMilli(0).minusSeconds(9)),
                        9))
                .isPresent();
        assertThat(ring.since(cursor, new Follower("a", Set.of("admin"), Instant.ofEpochMilli(1_000)), 9))
                .isEmpty();
    }

    private List<Long> offsets(Follower follower) {
        return ring.since(new Cursor(-1, 0), follower, 100).orElseThrow().stream()
                .map(Frame::offset)
                .toList();
    }

    private static Follower follower(String accountId, String... scopes) {
        return new Follower(accountId, Set.of(scopes), null);
    }

    private Optional<List<Long>> missed(long cursor, @Nullable String scope) {
        return ring.since(new Cursor(cursor, 0), scope == null ? follower("a") : follower("a", scope), 100)
                .map(frames -> frames.stream().map(Frame::offset).toList());
    }

    private void add(long offset, String scope) {
        ring.add(frame(offset, scope, "status-updated"));
    }

    private static Frame frame(long offset, String scope, String type) {
        return new Frame(
                offset, 1_000 + offset, scope, type, "ticket-" + offset, 1, List.of(), null, "cursor-" + offset, "{}");
    }
}
