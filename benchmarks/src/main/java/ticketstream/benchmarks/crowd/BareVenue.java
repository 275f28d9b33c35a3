package ticketstream.benchmarks.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.product.Heap;
import ticketstream.benchmarks.product.OwnProgram;
import ticketstream.benchmarks.product.Usage;

/** The ceiling: a {@link BareServer} in a process of its own, which says to everybody what it is told. */
public final class BareVenue implements Venue {
    /** With it and the name of a server this module's program is that server. */
    public static final String ARGUMENT = "bare";

    private static final String EVERYBODY = "everybody";
    private static final String TICKET = "bare";

    private final Process process;
    private final Thread lastResort;
    private final URI live;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket speaker;
    private final String frame;
    private int version;

    /**
     * Starts it with the heap that {@code ./start} gives the desk.
     *
     * @param characters how long its frames are, more or less
     */
    public BareVenue(BareServer server, int characters) {
        process = launch(server);
        lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
        live = URI.create("ws://localhost:" + port() + "/live");
        speaker = http.newWebSocketBuilder()
                .subprotocols(BareServer.PROTOCOL)
                .buildAsync(live, new WebSocket.Listener() {})
                .join();
        frame = "{\"type\":\"status-updated\",\"ticketId\":\"%s\",\"version\":%d,\"text\":\""
                + "x".repeat(Math.max(0, characters - 80)) + "\"}";
    }

    @Override
    public URI live() {
        return live;
    }

    @Override
    public Seat seat() {
        return new Seat(EVERYBODY, () -> "none");
    }

    @Override
    public synchronized CompletableFuture<Answer> change(Sightings sightings, long intended) {
        version++;
        sightings.expect(Sightings.key(TICKET, Integer.toString(version)), intended, Set.of(EVERYBODY));
        return say(TICKET, version);
    }

    /** Says a frame to everybody. */
    CompletableFuture<Answer> say(String ticket, int at) {
        return speaker.sendText(frame.formatted(ticket, at), true).thenApply(said -> new Answer("said", 200, "", null));
    }

    @Override
    public Usage usage() {
        return Usage.of(process.toHandle());
    }

    @Override
    public long liveHeap() {
        return Heap.live(process.toHandle());
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private static Process launch(BareServer server) {
        try {
            return new ProcessBuilder(OwnProgram.command(
                            List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx1g"), List.of(ARGUMENT, server.name())))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int port() {
        try {
            return Integer.parseInt(
                    new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
