package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.fault.Topic;

/** Delivers the newest records of the topic again, twice, as they are and out of order across partitions, under load. */
class F18RedeliveryIT {
    private static final int RECORDS = 1_000;
    private static final int TIMES = 2;
    private static final int USERS = 12;
    private static final Duration ENOUGH = Duration.ofSeconds(60);
    private static final Duration SOUND = Duration.ofSeconds(2);

    @Test
    void showsTheSameAfterRedelivery() {
        try (var servers = Servers.start("F-18");
                var stage = Stage.open("F-18", USERS, servers.settings())) {
            var topic = Topic.ofTickets(servers.kafkaBootstrapServers());
            stage.run(SOUND);
            stage.burst(RECORDS, USERS);
            var newest = await("so many records")
                    .pollInterval(SOUND)
                    .atMost(ENOUGH)
                    .until(() -> newest(topic.records()), records -> records.size() == RECORDS);
            for (int time = 0; time < TIMES; time++) {
                topic.produce(reordered(newest, stage.random()));
                stage.run(SOUND);
            }
            var evidence = stage.prove();
            long ours = evidence.events().size();
            long there = topic.records().size();
            stage.say(there + " records of " + ours + " events");
            assertThat(there - ours).isGreaterThanOrEqualTo((long) TIMES * RECORDS);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> newest(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .sorted((one, other) -> Long.compare(position(one), position(other)))
                .skip(Math.max(0, records.size() - RECORDS))
                .toList();
    }

    private static long position(ConsumerRecord<String, byte[]> published) {
        return Long.parseLong(Topic.header(published.headers(), "ce_position"));
    }

    /** Each partition in its order, taken from in turns by chance. */
    private static List<ProducerRecord<String, byte[]>> reordered(
            List<ConsumerRecord<String, byte[]>> records, Random random) {
        var partitions = new TreeMap<Integer, Deque<ConsumerRecord<String, byte[]>>>();
        records.forEach(published -> partitions
                .computeIfAbsent(published.partition(), partition -> new ArrayDeque<>())
                .add(published));
        var waiting = new ArrayList<>(partitions.values());
        var mixed = new ArrayList<ProducerRecord<String, byte[]>>();
        while (!waiting.isEmpty()) {
            var partition = waiting.get(random.nextInt(waiting.size()));
            mixed.add(Topic.copy(partition.removeFirst()));
            if (partition.isEmpty()) {
                waiting.remove(partition);
            }
        }
        return mixed;
    }
}
