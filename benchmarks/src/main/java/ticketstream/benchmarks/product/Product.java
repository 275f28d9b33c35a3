package ticketstream.benchmarks.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The product as a child process with its own data folder and ports; it ends with us, whatever happens. */
public final class Product implements AutoCloseable {
    /** How the first administrator signs in. */
    public static final String ADMIN_EMAIL = "admin@bench.example";

    /** The first administrator's password. */
    public static final String ADMIN_PASSWORD = "granite-otter-lantern-42";

    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration STOPPED = Duration.ofMinutes(2);

    private final List<String> command;
    private final Path folder;
    private final Map<String, String> settings;
    private final Ports ports = Ports.free();
    private final Thread lastResort = new Thread(this::kill);
    private Process process;

    private Product(List<String> command, Path folder, Map<String, String> settings) {
        this.command = command;
        this.folder = folder;
        this.settings = settings;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts the command with its data under {@code folder/data} and its output in {@code folder/product.log}; ready on return. */
    public static Product start(List<String> command, Path folder) {
        return start(command, folder, Map.of());
    }

    /** As {@link #start(List, Path)}, with these variables added to the product's environment. */
    public static Product start(List<String> command, Path folder, Map<String, String> settings) {
        var product = new Product(command, Workspace.created(folder), settings);
        product.awaitReady();
        return product;
    }

    /** Where the product answers. */
    public URI address() {
        return addressAt(ports.http());
    }

    /** Where it answers when this port on loopback leads to it. */
    public static URI addressAt(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** How long changes took through every hop until now. */
    public Hops hops() {
        return Hops.at(addressAt(ports.management()));
    }

    /** CPU time and memory now. */
    public Usage usage() {
        return Usage.of(process.toHandle());
    }

    /** Bytes that are live on the heap, found by a full collection. */
    public long liveHeap() {
        return Heap.live(process.toHandle());
    }

    /** Ends the process and its children at once, as {@code kill -9} does. */
    public void kill() {
        var children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
    }

    /** Stands the process still (SIGSTOP): its connections stay open, and nobody answers. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets a paused process go on (SIGCONT). */
    public void resume() {
        signal("-CONT");
    }

    /** Asks the process to end (SIGTERM) and waits; one that does not is killed and reported. */
    public void stop() {
        process.destroy();
        try {
            if (process.waitFor(STOPPED.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String log = lastLines();
        kill();
        throw new IllegalStateException("The product did not stop within " + STOPPED.toSeconds() + " s.\n" + log);
    }

    /** Starts the same command again on the same data and ports; ready on return. Returns how long that took. */
    public Duration restart() {
        long began = System.nanoTime();
        process = launch();
        awaitReady();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Ends the process if it still runs. */
    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    /** Whether the log that {@code ./start} keeps says something; false where there is none. */
    public boolean logged(String text) {
        try (var lines = Files.lines(folder.resolve("data/log/ticketstream.log"))) {
            return lines.anyMatch(line -> line.contains(text));
        } catch (IOException none) {
            return false;
        }
    }

    /** The end of what the product wrote, to its console and to the log {@code ./start} keeps, for messages about failures. */
    public String lastLines() {
        return Stream.of(log(), folder.resolve("data/log/ticketstream.log"))
                .filter(Files::exists)
                .map(Product::lastLines)
                .collect(Collectors.joining("\n"));
    }

    private static String lastLines(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return "Last lines of " + log + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "Its log cannot be read: " + e;
        }
    }

    private void signal(String name) {
        try {
            int failed = new ProcessBuilder("kill", name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (failed != 0) {
                throw new IllegalStateException("kill " + name + " of the product ended with " + failed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return folder.resolve("product.log");
    }

    private Process launch() {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(Environment.of(ports, folder.resolve("data")));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The product's command cannot be run: " + String.join(" ", command), e);
        }
    }

    private void awaitReady() {
        try {
            Readiness.await(process, ports.management(), READY);
        } catch (IllegalStateException e) {
            kill();
            throw new IllegalStateException(
                    e.getMessage() + "\nCommand: " + String.join(" ", command) + "\n" + lastLines(), e);
        }
    }
}
