package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.fault.Servers;
import ticketstream.benchmarks.product.Product;

/** A database that answers slowly, in the middle of nowhere, or not at all while its connections stay open. */
class F16SlowDatabaseIT {
    private static final Duration LENGTH = Duration.ofSeconds(8);
    private static final Duration SOUND = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofMillis(500);
    private static final int SLOW = 50_000;
    private static final int USERS = 4;
    private static final int MORE_THREADS = 64;
    private static final int UNHURRIED = 60;

    @Test
    void answersEverybodyAndPilesNothingUp() {
        try (var servers = Servers.start("F-16");
                var stage = Stage.open("F-16", USERS, servers.settings());
                var desk = new Desk(stage.product().address(), Duration.ofSeconds(UNHURRIED))) {
            stage.run(SOUND);
            var root = desk.signIn(Product.ADMIN_EMAIL, Product.ADMIN_PASSWORD);
            long threads = stage.product().usage().threads();
            servers.database().slow(LATE, SLOW);
            observe("late by " + LATE.toMillis() + " ms, " + SLOW + " bytes/s", stage, root, threads);
            servers.database().heal();
            stage.run(SOUND);
            servers.database().reset();
            stage.run(SOUND);
            servers.database().silence();
            observe("half open", stage, root, threads);
            servers.database().heal();
            stage.run(SOUND);
            stage.prove();
        }
    }

    /** Reads and commands in the middle of it; clients of the load give up earlier, so these two are patient. */
    private static void observe(String what, Stage stage, Client root, long threadsBefore) {
        stage.run(LENGTH);
        long began = System.nanoTime();
        var read = root.page(1, null);
        var command = root.status("no-such-ticket", "closed", 1);
        var reading = read.join();
        var commanding = command.join();
        long millis = (System.nanoTime() - began) / 1_000_000;
        long threads = stage.product().usage().threads();
        stage.say("database " + what + ", both answered after " + millis + " ms; " + threads + " threads, "
                + threadsBefore + " before\n  " + reading + "\n  " + commanding);
        assertThat(reading.status()).isIn(200, 503);
        assertThat(commanding.status()).isIn(404, 503);
        assertThat(threads).isLessThan(threadsBefore + MORE_THREADS);
    }
}
