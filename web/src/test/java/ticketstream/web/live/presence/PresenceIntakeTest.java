package ticketstream.web.live.presence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.feed.Stamp;

class PresenceIntakeTest {
    private static final RecordSignature OURS = new RecordSignature(new byte[] {1});
    private static final RecordSignature ANOTHER = new RecordSignature(new byte[] {2});
    private static final String TOPIC = "incarnation-1";
    private static final long START = 100;
    private static final Announcement NEWS =
            new Announcement("node", Map.of("t", List.of(new Attendee("sam", "Sam", Doing.TYPING))));
    private static final String FORGED = "its signature is not ours";

    private final PresenceIntake intake = new PresenceIntake(OURS, TOPIC, START);
    private final List<Announcement> heard = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();

    @Test
    void hearsWhatANodeSaysNow() {
        arrives(100, record(Stamp.of(TOPIC, 99), OURS));
        arrives(101, record(Stamp.of(TOPIC, 99), OURS));

        assertThat(heard).containsExactly(NEWS, NEWS);
        assertThat(foreign).isEmpty();
    }

    @Test
    void stampsWithTheLastRecordThatWasRead() {
        assertThat(intake.stamp().after()).isEqualTo(99);
        arrives(100, record(Stamp.of("elsewhere", 1), ANOTHER));

        assertThat(intake.stamp().after()).isEqualTo(100);
        assertThat(intake.stamp().incarnation()).isEqualTo(TOPIC);
    }

    @Test
    void refusesWhatIsNotSignedByThisDeskOrChangedSince() {
        arrives(100, record(Stamp.of(TOPIC, 99), ANOTHER));
        var unsigned = record(Stamp.of(TOPIC, 99), OURS);
        unsigned.headers().remove("ce_signature");
        arrives(101, unsigned);
        var ours = record(Stamp.of(TOPIC, 99), OURS);
        arrives(102, new ProducerRecord<>(ours.topic(), 0, "u", ours.value(), ours.headers()));
        arrives(103, new ProducerRecord<>(ours.topic(), 0, ours.key(), "{}".getBytes(UTF_8), ours.headers()));
        var replaced = record(Stamp.of(TOPIC, 99), OURS);
        replaced.headers().remove("stamp");
        Stamp.of(TOPIC, 102).putOn(replaced.headers());
        arrives(104, replaced);

        assertThat(heard).isEmpty();
        assertThat(foreign).containsExactly(FORGED, FORGED, FORGED, FORGED, FORGED);
    }

    @Test
    void hearsACopyNever() {
        var ours = record(Stamp.of(TOPIC, 99), OURS);
        arrives(100, ours);
        arrives(101, ours);

        assertThat(heard).containsExactly(NEWS);
        assertThat(foreign).containsExactly("it was here before");
    }

    /** A copy of it may have been there before this node began to read. */
    @Test
    void doesNotHearWhatWasMadeForAnotherPlace() {
        arrives(100, record(Stamp.of(TOPIC, 98), OURS));
        arrives(101, record(Stamp.of(TOPIC, 101), OURS));
        arrives(102, record(Stamp.of("incarnation-2", 101), OURS));
        arrives(20_000, record(Stamp.of(TOPIC, 103), OURS));

        assertThat(heard).isEmpty();
        assertThat(foreign).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noise",
                "null",
                "[]",
                "{}",
                "{\"node\":\"n\"}",
                "{\"node\":\"another\",\"present\":{}}",
                "{\"node\":\"n\",\"present\":{\"t\":null}}",
                "{\"node\":\"n\",\"present\":{\"t\":[null]}}",
                "{\"node\":\"n\",\"present\":{\"t\":[{\"id\":\"a\",\"username\":\"A\",\"doing\":\"x\"}]}}"
            })
    void refusesWhatIsNoAnnouncement(String value) {
        var record = new ProducerRecord<>("ticketstream.presence", 0, "n", value.getBytes(UTF_8));
        Stamp.of(TOPIC, 99).putOn(record.headers());
        OURS.sign("n", record.headers(), record.value());
        arrives(100, record);

        assertThat(heard).isEmpty();
        assertThat(foreign).containsExactly("its form is none of ours");
    }

    private static ProducerRecord<String, byte[]> record(Stamp stamp, RecordSignature signature) {
        return PresenceRecord.of(NEWS, stamp, signature);
    }

    private void arrives(long offset, ProducerRecord<String, byte[]> sent) {
        byte @Nullable [] value = sent.value();
        intake.judge(
                new ConsumerRecord<>(
                        sent.topic(),
                        0,
                        offset,
                        Duration.ofSeconds(1).toMillis(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        sent.key(),
                        value,
                        sent.headers(),
                        Optional.empty()),
                heard::add,
                foreign::add);
    }
}
