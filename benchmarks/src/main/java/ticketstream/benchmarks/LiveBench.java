package ticketstream.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.crowd.BareServer;
import ticketstream.benchmarks.crowd.BareVenue;
import ticketstream.benchmarks.crowd.Crowd;
import ticketstream.benchmarks.crowd.Round;
import ticketstream.benchmarks.crowd.Seat;
import ticketstream.benchmarks.crowd.Venue;
import ticketstream.benchmarks.load.Latencies;
import ticketstream.benchmarks.load.Results;

/** What live delivery costs with thousands of sockets, beside bare servers that know no rights and keep nothing. */
final class LiveBench {
    private static final int FRAME = 600; // characters of one of DeskVenue's, more or less
    private static final int SEATED_WITHIN_SECONDS = 150; // a token ends 300 s after it was given
    private static final int MIXED = 1_000;
    private static final int SPREAD = 2_000;
    private static final int ONE_IN = 100;

    private static final List<String> SERVERS = List.of("desk", "bare Netty", "bare Tomcat", "bare Jetty");

    private final Pace pace;
    private final Results results;
    private final DeskVenue desk;
    private final Venue bare;
    private boolean faultless = true;

    private LiveBench(Pace pace, Results results, DeskVenue desk, Venue bare) {
        this.pace = pace;
        this.results = results;
        this.desk = desk;
        this.bare = bare;
    }

    /** Runs it; false when a frame was lost, doubled or foreign, a change failed, or a socket ended. */
    static boolean run(Pace pace, Results results) {
        try (var desk = new DeskVenue("live", List.of());
                var bare = new BareVenue(BareServer.NETTY, FRAME)) {
            var bench = new LiveBench(pace, results, desk, bare);
            bench.cost();
            bench.spread();
            bench.mixed();
            bench.storm();
            bench.held();
            return bench.faultless;
        }
    }

    /** A crowd of a venue while its cost is measured. */
    private record Cost(
            double microsPerFrame,
            double microsBeyondIdle,
            double heapKib,
            double residentKib,
            double idleMillis,
            Round round) {}

    private void cost() {
        int sockets = pace.sockets();
        var ours = cost(desk, sockets);
        var netty = cost(bare, sockets);
        var costs = List.of(ours, netty, cost(BareServer.TOMCAT, sockets), cost(BareServer.JETTY, sockets));
        row("CPU per frame, µs", sockets, "≤ 12, aim 9", costs.stream().map(Cost::microsPerFrame));
        row(
                "the same without what is used when idle, µs",
                sockets,
                "",
                costs.stream().map(Cost::microsBeyondIdle));
        row("heap per socket, KiB", sockets, "", costs.stream().map(Cost::heapKib));
        row(
                "resident memory per socket, KiB",
                sockets,
                "≤ 30, aim 14",
                costs.stream().map(Cost::residentKib));
        row("CPU when idle, ms/s", sockets, "", costs.stream().map(Cost::idleMillis));
        rows("2 changes/s for all", sockets, ours.round(), netty.round());
    }

    private Cost cost(BareServer server, int sockets) {
        try (var venue = new BareVenue(server, FRAME)) {
            var cost = cost(venue, sockets);
            faultless &= cost.round().faults().isEmpty();
            return cost;
        }
    }

    private Cost cost(Venue venue, int sockets) {
        long heap = venue.liveHeap();
        long resident = venue.usage().resident();
        try (var crowd = new Crowd(venue.live())) {
            var seats = seated(crowd, Stream.generate(venue::seat).limit(sockets));
            Round.of(crowd, venue, seats, venue::change, 4, pace.latencyStep());
            double idle = idle(venue);
            var round = Round.of(crowd, venue, seats, venue::change, 2, pace.latencyStep());
            double micros = round.cpu().toNanos() / 1e3;
            double idleMicros = idle * 1e3 * pace.latencyStep().toSeconds();
            return new Cost(
                    micros / Math.max(1, round.frames()),
                    (micros - idleMicros) / Math.max(1, round.frames()),
                    (venue.liveHeap() - heap) / 1024.0 / sockets,
                    (venue.usage().resident() - resident) / 1024.0 / sockets,
                    idle,
                    round);
        }
    }

    /** One change for all, and what a few who do not read do to the others. */
    private void spread() {
        try (var crowd = new Crowd(desk.live());
                var other = new Crowd(bare.live())) {
            var seats = seated(crowd, Stream.generate(desk::seat).limit(SPREAD));
            var others = seated(other, Stream.generate(bare::seat).limit(SPREAD));
            Round.of(crowd, desk, seats, desk::change, 5, pace.latencyStep());
            Round.of(other, bare, others, bare::change, 5, pace.latencyStep());
            var ours = Round.of(crowd, desk, seats, desk::change, 1, pace.latencyStep());
            var theirs = Round.of(other, bare, others, bare::change, 1, pace.latencyStep());
            rows("1 change/s for all", SPREAD, ours, theirs);
            var stalled = seats.subList(0, SPREAD / ONE_IN);
            crowd.read(stalled, false);
            var reading = seats.subList(SPREAD / ONE_IN, SPREAD);
            var beside = Round.of(crowd, desk, reading, desk::change, 1, pace.latencyStep());
            rows("the same, 1 % not reading", SPREAD, beside, theirs);
            row(
                    "p99 of the others, ratio",
                    SPREAD,
                    beside.arrivals().percentile(99) / ours.arrivals().percentile(99),
                    "",
                    "≤ 1.1");
        }
    }

    /** People of all kinds: what they get, and what they would get if everybody got everything. */
    private void mixed() {
        try (var crowd = new Crowd(desk.live())) {
            var seats = seated(crowd, IntStream.range(0, MIXED).mapToObj(desk::mixedSeat));
            Round.of(crowd, desk, seats, desk::mixedChange, 20, pace.latencyStep());
            var round = Round.of(crowd, desk, seats, desk::mixedChange, 20, pace.latencyStep());
            double changes = round.load().answered();
            row("frames per change, all kinds of people", MIXED, round.frames() / changes, MIXED, "");
            row(
                    "KiB per change",
                    MIXED,
                    round.bytes() / changes / 1024,
                    MIXED * (round.bytes() / (double) round.frames()) / 1024,
                    "");
            row("CPU per change, ms", MIXED, round.cpu().toNanos() / 1e6 / changes, "", "");
            rows("20 changes/s", MIXED, round, null);
        }
    }

    /** Everybody is cut off at once and comes back with a cursor while changes go on. */
    private void storm() {
        int sockets = pace.sockets();
        try (var crowd = new Crowd(desk.live())) {
            var seats = seated(crowd, Stream.generate(desk::seat).limit(sockets));
            crowd.cut();
            long cut = System.nanoTime();
            var round = Round.of(crowd, desk, seats, desk::change, 2, Duration.ofSeconds(10));
            var greetings = crowd.greetings();
            row("cut off: last one back, s", sockets, (greetings.getLast() - cut) / 1e9, "", "≤ 10");
            row("cut off: most greeted in a second", sockets, Crowd.busiestSecond(greetings), "", "");
            rows("cut off, 2 changes/s", sockets, round, null);
        }
    }

    /** Twice as many as are at work anywhere else here, who just sit there. */
    private void held() {
        int sockets = 2 * pace.sockets();
        try (var crowd = new Crowd(desk.live())) {
            seated(crowd, Stream.generate(desk::seat).limit(sockets));
            row("held: CPU when idle, ms/s", sockets, idle(desk), "", "");
            row("held: still there", sockets, crowd.greeted(), "", "all");
            faultless &= crowd.greeted() == sockets;
        }
    }

    private static List<Seat> seated(Crowd crowd, Stream<Seat> seats) {
        crowd.seat(seats.toList(), SEATED_WITHIN_SECONDS);
        return crowd.seats();
    }

    /** CPU milliseconds a second, while nothing happens. */
    private double idle(Venue venue) {
        var before = venue.usage();
        LockSupport.parkNanos(pace.latencyStep().toNanos());
        return venue.usage().cpuMillisPer(pace.latencyStep().toSeconds(), before);
    }

    private void rows(String what, int sockets, Round ours, @Nullable Round theirs) {
        row(what + ": frames", sockets, ours.frames(), theirs == null ? "" : theirs.frames(), "");
        row(what + ": ms p50/p90/p99/max", sockets, ours.arrivals(), theirs == null ? "" : theirs.arrivals(), "");
        row(
                what + ": ms until the last has it",
                sockets,
                ours.untilLast(),
                theirs == null ? "" : theirs.untilLast(),
                "");
        row(what + ": faults", sockets, ours.faults(), theirs == null ? "" : theirs.faults(), "none");
        row(what + ": other frames and ends", sockets, ours.notices(), theirs == null ? "" : theirs.notices(), "");
        faultless &= ours.faults().isEmpty();
    }

    private void row(String figure, int sockets, Object ours, Object theirs, String aim) {
        row(figure, sockets, aim, Stream.of(ours, theirs));
    }

    /** @param ofEach the figure of the desk, then of each bare server, as far as it was measured there */
    private void row(String figure, int sockets, String aim, Stream<?> ofEach) {
        var row = new LinkedHashMap<String, Object>();
        row.put("figure", figure);
        row.put("sockets", sockets);
        var figures = ofEach.map(LiveBench::text).iterator();
        SERVERS.forEach(server -> row.put(server, figures.hasNext() ? figures.next() : ""));
        row.put("aim", aim);
        results.add(row);
    }

    private static Object text(Object value) {
        if (value instanceof Latencies latencies) {
            return latencies.summary();
        }
        return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value;
    }
}
