package ticketstream.benchmarks.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its children have used so far, from {@code /proc}; zero where there is none.
 *
 * @param cpu user and system time since each process started
 * @param resident memory held now, in bytes
 * @param threads platform threads alive now
 */
public record Usage(Duration cpu, long resident, long threads) {
    private static final int TICKS_PER_SECOND = 100; // USER_HZ, which Linux shows to every program as 100

    /** Of a process and its children. */
    public static Usage of(ProcessHandle process) {
        List<Long> pids = Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        long ticks = pids.stream().mapToLong(Usage::ticks).sum();
        long kilobytes = pids.stream().mapToLong(pid -> status(pid, "VmRSS:")).sum();
        long threads = pids.stream().mapToLong(pid -> status(pid, "Threads:")).sum();
        return new Usage(Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND), kilobytes * 1024, threads);
    }

    /** CPU time used since an earlier look, in milliseconds per piece of work. */
    public double cpuMillisPer(long pieces, Usage earlier) {
        return pieces == 0 ? 0 : (double) cpu.minus(earlier.cpu).toMillis() / pieces;
    }

    /** Memory held, in MiB. */
    public long residentMebibytes() {
        return resident >> 20;
    }

    private static long ticks(long pid) {
        String stat = read(pid, "stat");
        // the name in parentheses may hold blanks; utime and stime are the 14th and 15th field
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length < 13 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long status(long pid, String field) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return "";
        }
    }
}
