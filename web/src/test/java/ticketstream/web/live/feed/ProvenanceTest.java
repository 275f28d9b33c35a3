package ticketstream.web.live.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ticketstream.application.publication.RecordSignature;
import ticketstream.domain.actor.Person;
import ticketstream.domain.actor.Scope;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.ChangeType;
import ticketstream.web.live.feed.Verdict.Doubtful;
import ticketstream.web.live.feed.Verdict.Foreign;
import ticketstream.web.live.feed.Verdict.Genuine;

class ProvenanceTest {
    private static final String TOPIC = "incarnation-1";
    private static final RecordSignature OURS = new RecordSignature(new byte[] {1});
    private static final RecordSignature ANOTHER = new RecordSignature(new byte[] {2});
    private static final Foreign FORGED = new Foreign("its signature is not ours");
    private static final Foreign MALFORMED = new Foreign("its form is none of ours");
    private static final Foreign AGAIN = new Foreign("it was here before");
    private static final Doubtful UNSIGNED = new Doubtful("it is not signed: it may be of an older release");
    private static final Doubtful MISPLACED = new Doubtful("it was made for another place");
    private static final String BODY = "{\"type\":\"ticket-deleted\"}";

    private final Provenance provenance = new Provenance(OURS);

    @Test
    void acceptsWhatThisDeskAnnounces() {
        assertThat(judged(100, ours(99)))
                .isEqualTo(new Genuine(new ChangeRecord(
                        100, 1_100, "department:sales", "ticket-deleted", "t", 7, List.of(), 5L, BODY)));
    }

    @Test
    void acceptsTheSameChangeAnnouncedTwice() {
        assertThat(judged(100, ours(99))).isInstanceOf(Genuine.class);
        assertThat(judged(101, ours(99))).isInstanceOf(Genuine.class);
    }

    @ParameterizedTest
    @CsvSource({
        "type, ticket-created",
        "subject, t2",
        "version, 8",
        "receivedat, 6",
        "stamp, incarnation-1/98/0",
        "further, 1",
        "receivedat,"
    })
    void refusesARecordWithAnotherHeader(String header, @Nullable String value) {
        var record = ours(99);
        record.headers().remove(header);
        if (value != null) {
            record.headers().add(header, value.getBytes(UTF_8));
        }

        assertThat(judged(100, record)).isEqualTo(FORGED);
    }

    @Test
    void refusesASecondHeaderOfTheSameName() {
        var record = ours(99);
        record.headers().add("type", "ticket-deleted".getBytes(UTF_8));

        assertThat(judged(100, record)).isEqualTo(FORGED);
    }

    @Test
    void refusesAnotherScopeOrBody() {
        var record = ours(99);

        assertThat(judged(100, like(record, "admin", record.value()))).isEqualTo(FORGED);
        assertThat(judged(100, like(record, record.key(), "{\"type\":\"\"}".getBytes(UTF_8))))
                .isEqualTo(FORGED);
        assertThat(judged(100, record)).isInstanceOf(Genuine.class);
    }

    @Test
    void refusesTheSignatureOfAnotherKey() {
        var record = unsigned(99);
        ANOTHER.sign(record.key(), record.headers(), record.value());

        assertThat(judged(100, record)).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "subject", "version"})
    void refusesARecordThatLacksAHeaderOrItsValue(String header) {
        var record = unsigned(99);
        record.headers().remove(header);
        assertThat(judged(100, record)).isEqualTo(MALFORMED);

        record.headers().add(header, null);
        assertThat(judged(100, record)).isEqualTo(MALFORMED);
    }

    @Test
    void refusesWhatIsNoChangeAtAll() {
        var record = ours(99);
        byte[] value = record.value();

        assertThat(judged(100, like(record, null, value))).isEqualTo(MALFORMED);
        assertThat(judged(100, like(record, "", value))).isEqualTo(MALFORMED);
        assertThat(judged(100, like(record, "admin", null))).isEqualTo(MALFORMED);
        assertThat(judged(100, like(record, "admin", "noise".getBytes(UTF_8)))).isEqualTo(MALFORMED);
        record.headers().remove("version").add("version", "many".getBytes(UTF_8));
        assertThat(judged(100, record)).isEqualTo(MALFORMED);
    }

    @Test
    void doubtsARecordOfTheRightFormWithoutASignature() {
        assertThat(judged(100, unsigned(99))).isEqualTo(UNSIGNED);

        var older = unsigned(99);
        older.headers().remove("stamp");
        assertThat(judged(100, older)).isEqualTo(UNSIGNED);
    }

    @Test
    void refusesAGenuineRecordThatComesAgainWithinReach() {
        var record = ours(99);

        assertThat(judged(100, record)).isInstanceOf(Genuine.class);
        assertThat(judged(101, record)).isEqualTo(AGAIN);
        assertThat(judged(99 + Stamp.REACH, record)).isEqualTo(AGAIN);
    }

    @Test
    void doubtsAGenuineRecordOutsideTheReachOfItsPlace() {
        assertThat(judged(99 + Stamp.REACH, ours(99))).isInstanceOf(Genuine.class);
        assertThat(judged(100 + Stamp.REACH, ours(99))).isEqualTo(MISPLACED);
        assertThat(judged(200 + Stamp.REACH, ours(200 + Stamp.REACH))).isEqualTo(MISPLACED);
    }

    @Test
    void doubtsAGenuineRecordOfATopicThatIsNoMore() {
        assertThat(provenance.of(read(100, ours(99)), "incarnation-2")).isEqualTo(MISPLACED);
    }

    @Test
    void refusesAnOldRecordWhateverCameInBetween() {
        var first = ours(-1);
        assertThat(judged(0, first)).isInstanceOf(Genuine.class);
        for (int offset = 1; offset < 2 * Stamp.REACH; offset++) {
            assertThat(judged(offset, ours(offset - 1))).isInstanceOf(Genuine.class);
            assertThat(judged(offset, first)).isNotInstanceOf(Genuine.class);
        }
    }

    private Verdict judged(long offset, ProducerRecord<String, byte[]> record) {
        return provenance.of(read(offset, record), TOPIC);
    }

    private static ProducerRecord<String, byte[]> ours(long after) {
        var record = unsigned(after);
        OURS.sign(record.key(), record.headers(), record.value());
        return record;
    }

    private static ProducerRecord<String, byte[]> unsigned(long after) {
        var change = new Change(
                Scope.department("sales"),
                ChangeType.TICKET_DELETED,
                "t",
                7,
                17,
                Instant.EPOCH,
                new Person("anne", "Anne"),
                null,
                null,
                List.of(),
                5L);
        return ChangeRecord.of(change, BODY.getBytes(UTF_8), Stamp.of(TOPIC, after));
    }

    private static ProducerRecord<String, byte[]> like(
            ProducerRecord<String, byte[]> record, @Nullable String key, byte @Nullable [] value) {
        return new ProducerRecord<>(record.topic(), 0, key, value, record.headers());
    }

    private static ConsumerRecord<String, byte[]> read(long offset, ProducerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                offset,
                1_000 + offset,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                new RecordHeaders(record.headers()),
                Optional.empty());
    }
}
