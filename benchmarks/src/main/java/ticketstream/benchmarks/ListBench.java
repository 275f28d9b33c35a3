package ticketstream.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Rows;
import ticketstream.benchmarks.load.OpenLoop;
import ticketstream.benchmarks.load.Results;

/** What a page of 50 costs each role, at its beginning and deep inside, as the desk fills up. */
final class ListBench {
    private static final int USERS = 10;
    private static final int PAGE = 50;
    private static final int READS_PER_SECOND = 100;
    private static final int DEEPEST_PAGE = 200;
    private static final int FILLERS = 32;

    private final Cast cast;

    private ListBench(Cast cast) {
        this.cast = cast;
    }

    /** Runs it; false when a page was refused. */
    static boolean run(Pace pace, Results results) {
        try (var cast = Cast.start("list", USERS, List.of())) {
            return new ListBench(cast).measure(pace, results);
        }
    }

    private boolean measure(Pace pace, Results results) {
        boolean faultless = true;
        int have = 0;
        for (int tickets : pace.tickets()) {
            double perSecond = Fill.run(cast, have, tickets, FILLERS);
            have = tickets;
            for (Client reader : List.of(cast.users().getFirst(), cast.agent("sales"), cast.admin())) {
                faultless &= row(reader, tickets, perSecond, null, pace.reads(), results);
                faultless &= row(reader, tickets, perSecond, deep(reader, tickets), pace.reads(), results);
            }
        }
        return faultless;
    }

    private boolean row(Client reader, int tickets, double fill, @Nullable String cursor, int reads, Results results) {
        var before = cast.product().usage();
        var load = OpenLoop.run(
                READS_PER_SECOND,
                Duration.ofSeconds(reads / READS_PER_SECOND),
                (number, intended) -> reader.page(PAGE, cursor));
        var after = cast.product().usage();
        var row = new LinkedHashMap<String, Object>();
        row.put("tickets", tickets);
        row.put("reader", reader.account().role());
        row.put("page", cursor == null ? "first" : "deep");
        row.put("reads", load.answered());
        row.put("ms p50", load.answers().percentile(50));
        row.put("ms p99", load.answers().percentile(99));
        row.put("failed", load.failed() + (load.failure().isEmpty() ? "" : ": " + load.failure()));
        row.put("CPU ms/read", Math.round(after.cpuMillisPer(load.answered(), before) * 100) / 100.0);
        row.put("filled at creates/s", fill);
        row.put("RSS MiB", after.residentMebibytes());
        results.add(row);
        return load.failed() == 0;
    }

    /** A cursor about 40 % inside the reader's list, at most 10,000 rows in; null when it all fits on a page. */
    private static @Nullable String deep(Client reader, int tickets) {
        String cursor = null;
        int pages = Math.min(DEEPEST_PAGE, tickets * 2 / 5 / PAGE);
        for (int page = 0; page < pages; page++) {
            String next = Rows.next(reader.page(PAGE, cursor).join().expect(200).json());
            if (next == null) {
                return cursor;
            }
            cursor = next;
        }
        return cursor;
    }
}
