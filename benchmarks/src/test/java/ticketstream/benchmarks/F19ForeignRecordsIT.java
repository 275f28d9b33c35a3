package ticketstream.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.fault.Topic;

/** Puts records on the topics that are none of the product's, or pretend to be. Nobody sees anything of them. */
class F19ForeignRecordsIT {
    private static final Duration SOUND = Duration.ofSeconds(3);
    private static final int USERS = 4;

    @Test
    void showsNothingOfForeignRecordsAndGoesOn() {
        try (var servers = Servers.start("F-19");
                var stage = Stage.open("F-19", USERS, servers.settings())) {
            var topic = Topic.ofTickets(servers.kafkaBootstrapServers());
            stage.run(SOUND);
            var ours = topic.records();
            var foreign = new ArrayList<ProducerRecord<String, byte[]>>();
            var partitions =
                    ours.stream().map(ConsumerRecord::partition).distinct().toList();
            for (int partition : partitions) {
                foreign.addAll(foreign(ours.stream()
                        .filter(published -> published.partition() == partition)
                        .toList()
                        .getLast()));
            }
            topic.produce(foreign);
            stage.run(SOUND);
            stage.say(foreign.size() + " foreign records in " + partitions.size() + " partitions");
            assertThat(partitions).hasSizeGreaterThan(1);
            stage.prove();
        }
    }

    @Test
    void showsNothingOfATicketThatOnlyTheTopicKnows() {
        provesDespite("F-19-phantom", ours -> {
            String phantom = UUID.randomUUID().toString();
            var value = new String(ours.value(), UTF_8).replace(ours.key(), phantom);
            return Topic.forged(ours, phantom, value.getBytes(UTF_8), Map.of("ce_subject", phantom, "ce_id", phantom));
        });
    }

    @Test
    void pushesNothingThatSomebodyElseAnnounced() {
        try (var servers = Servers.start("F-19-changes");
                var stage = Stage.open("F-19-changes", USERS, servers.settings())) {
            var topic = Topic.ofChanges(servers.kafkaBootstrapServers());
            stage.run(SOUND);
            topic.produce(List.of(
                    unsigned(topic.records().getLast(), UUID.randomUUID().toString())));
            stage.run(SOUND); // from here on nobody is told to load anew, so that whatever is pushed stays on screens
            var ours = topic.records().stream()
                    .filter(change ->
                            !Topic.header(change.headers(), "ce_signature").isEmpty())
                    .toList();
            var latest = ours.stream()
                    .collect(Collectors.toMap(ConsumerRecord::key, Function.identity(), (older, newer) -> newer))
                    .values();
            var foreign = new ArrayList<ProducerRecord<String, byte[]>>();
            latest.forEach(change -> foreign.addAll(foreignChanges(change)));
            ours.forEach(change -> foreign.add(Topic.copy(change)));
            topic.produce(foreign);
            stage.run(SOUND);
            stage.say(foreign.size() + " foreign records about " + latest.size() + " audiences");
            assertThat(latest).hasSizeGreaterThan(USERS);
            stage.prove();
        }
    }

    @Test
    void goesOnPastAForgedVersionThatTheLogDoesNotHave() {
        provesDespite("F-19-gap", ours -> Topic.forged(ours, ours.key(), ours.value(), Map.of("ce_sequence", "1000")));
    }

    private static void provesDespite(
            String name, Function<ConsumerRecord<String, byte[]>, ProducerRecord<String, byte[]>> forge) {
        try (var servers = Servers.start(name);
                var stage = Stage.open(name, USERS, servers.settings())) {
            var topic = Topic.ofTickets(servers.kafkaBootstrapServers());
            stage.run(SOUND);
            var created = topic.records().stream()
                    .filter(published ->
                            Topic.header(published.headers(), "ce_type").equals("ticket.created"))
                    .toList()
                    .getLast();
            topic.produce(List.of(forge.apply(created)));
            stage.run(SOUND);
            stage.prove();
        }
    }

    private static List<ProducerRecord<String, byte[]>> foreign(ConsumerRecord<String, byte[]> ours) {
        String other = UUID.randomUUID().toString();
        byte[] half = Arrays.copyOf(ours.value(), ours.value().length / 2);
        return List.of(
                Topic.forged(ours, ours.key(), "noise".getBytes(UTF_8), Map.of()),
                Topic.forged(ours, ours.key(), half, Map.of()),
                Topic.forged(ours, ours.key(), null, Map.of()),
                changed(ours, "ce_specversion", "9"),
                changed(ours, "ce_type", "ticket.burnt"),
                changed(ours, "ce_revision", "999"),
                changed(ours, "ce_source", "/elsewhere"),
                changed(ours, "ce_sequence", "many"),
                changed(ours, "ce_position", "-1"),
                changed(ours, "ce_subject", other),
                changed(ours, "ce_id", other),
                Topic.forged(ours, other, ours.value(), Map.of()),
                Topic.forged(ours, other, ours.value(), Map.of("ce_subject", other)));
    }

    /** What somebody writes who knows the form; each stamp is a new one, at the place of the record it is like. */
    private static List<ProducerRecord<String, byte[]>> foreignChanges(ConsumerRecord<String, byte[]> ours) {
        String phantom = UUID.randomUUID().toString();
        return List.of(
                Topic.forged(ours, ours.key(), "noise".getBytes(UTF_8), Map.of()),
                Topic.forged(ours, ours.key(), null, Map.of()),
                Topic.forged(ours, "admin", body(ours, phantom), stamped(ours, "subject", phantom)),
                Topic.forged(ours, ours.key(), body(ours, phantom), stamped(ours, "subject", phantom)),
                Topic.forged(ours, ours.key(), ours.value(), stamped(ours, "version", "many")),
                Topic.forged(ours, ours.key(), ours.value(), stamped(ours, "version", "1000")),
                Topic.forged(ours, ours.key(), ours.value(), stamped(ours, "type", "ticket-deleted")),
                changed(ours, "stamp", "elsewhere/0/0"));
    }

    private static Map<String, String> stamped(ConsumerRecord<String, byte[]> like, String header, String value) {
        String stamp = Topic.header(like.headers(), "stamp");
        String nonce = Long.toHexString(UUID.randomUUID().getMostSignificantBits());
        return Map.of(header, value, "stamp", stamp.substring(0, stamp.lastIndexOf('/') + 1) + nonce);
    }

    private static ProducerRecord<String, byte[]> unsigned(ConsumerRecord<String, byte[]> ours, String phantom) {
        var unsigned = Topic.forged(ours, ours.key(), body(ours, phantom), Map.of("subject", phantom));
        unsigned.headers().remove("ce_signature");
        return unsigned;
    }

    private static byte[] body(ConsumerRecord<String, byte[]> ours, String ticket) {
        return new String(ours.value(), UTF_8)
                .replace(Topic.header(ours.headers(), "subject"), ticket)
                .getBytes(UTF_8);
    }

    private static ProducerRecord<String, byte[]> changed(
            ConsumerRecord<String, byte[]> ours, String header, String value) {
        return Topic.forged(ours, ours.key(), ours.value(), Map.of(header, value));
    }
}
