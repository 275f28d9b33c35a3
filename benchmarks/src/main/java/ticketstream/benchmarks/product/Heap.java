package ticketstream.benchmarks.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM's heap still holds after a full collection. */
public final class Heap {
    /** The last line of a class histogram, which counts only what is reachable: {@code Total 1234 56789}. */
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private Heap() {}

    /** Bytes, of a process and its children; those that are no JVMs count nothing. */
    public static long live(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(one -> live(one.pid()))
                .sum();
    }

    private static long live(long pid) {
        try {
            var jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            var total = TOTAL.matcher(new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return total.find() ? Long.parseLong(total.group(1)) : 0;
        } catch (IOException e) {
            throw new IllegalStateException("the heap of " + pid + " cannot be looked at", e);
        }
    }
}
