package ticketstream.benchmarks.product;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for {@code /actuator/health/readiness} of a starting process. */
final class Readiness {
    private static final int BETWEEN_LOOKS_MS = 50;

    private Readiness() {}

    static void await(Process process, int port, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        String last = "nothing yet";
        while (System.nanoTime() < deadline) {
            last = look(port);
            if (last.equals("200")) {
                return;
            }
            if (ended(process)) {
                throw new IllegalStateException(
                        "The product ended with exit code " + process.exitValue() + " before it was ready.");
            }
        }
        throw new IllegalStateException("The product was not ready within " + limit.toSeconds()
                + " s: readiness on port " + port + " last answered " + last + ".");
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(BETWEEN_LOOKS_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the product started.", e);
        }
    }

    private static String look(int port) {
        try {
            var connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/actuator/health/readiness")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return Integer.toString(connection.getResponseCode());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
