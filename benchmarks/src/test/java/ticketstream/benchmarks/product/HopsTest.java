package ticketstream.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HopsTest {
    @Test
    void interpolatesWhatHappenedSince() {
        var before = Hops.of(metrics(10, 10, 10));
        var now = Hops.of(metrics(10, 110, 111));

        assertThat(now.since(before)).containsEntry("framed", "6.0/10.0");
        assertThat(now.since(before).keySet())
                .containsExactly("appended", "published", "consumed", "projected", "framed");
    }

    @Test
    void saysNothingOfAHopThatDoesNotExist() {
        assertThat(Hops.of("").since(Hops.of(""))).containsEntry("framed", "NaN/NaN");
    }

    private static String metrics(int atMostTwo, int atMostTen, int all) {
        return """
                # TYPE ticketstream_hop_seconds histogram
                ticketstream_hop_seconds_bucket{hop="framed",le="0.002"} %d
                ticketstream_hop_seconds_bucket{hop="framed",le="0.01"} %d
                ticketstream_hop_seconds_bucket{hop="framed",le="+Inf"} %d
                ticketstream_hop_seconds_count{hop="framed"} %d
                """.formatted(atMostTwo, atMostTen, all, all);
    }
}
