package ticketstream.benchmarks.crowd;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Many live clients that take in frames and do no more than note them. Each comes back with its cursor when it loses its connection. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection, and that is counted
public final class Crowd implements AutoCloseable {
    private static final int MOST_UNDER_WAY = 100;
    private static final int LARGEST = 1 << 20;
    private static final long PERIOD_MS = 6_000; // as the front end's backoff.ts

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, Thread.ofPlatform().daemon().name("crowd").factory(), NioIoHandler.newFactory());
    private final List<Seat> seats = new ArrayList<>();
    private final URI live;
    private final Map<String, LongAdder> notices = new ConcurrentHashMap<>();
    private final LongAdder frames = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile Sightings sightings = new Sightings();
    private volatile boolean leaving;

    /** A crowd at this address, {@code ws://host:port/live}. */
    public Crowd(URI live) {
        this.live = live;
    }

    /** Seats these too, not all at once; returns when each was greeted, or fails after {@code seconds}. */
    public void seat(List<Seat> more, int seconds) {
        var room = new Semaphore(MOST_UNDER_WAY);
        for (Seat seat : more) {
            room.acquireUninterruptibly();
            connect(seat).addListener(done -> room.release());
        }
        seats.addAll(more);
        awaitGreeted(seconds);
    }

    /** Returns when everybody is greeted, again after a loss, or fails after {@code seconds}. */
    public void awaitGreeted(int seconds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (greeted() < seats.size()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + greeted() + " of " + seats.size() + " were greeted within "
                        + seconds + " s: " + notices());
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Everybody, in the order they were seated. */
    public List<Seat> seats() {
        return List.copyOf(seats);
    }

    /** How many have a connection and a greeting. */
    public long greeted() {
        return seats.stream().filter(seat -> seat.welcomedAt() != 0).count();
    }

    /** {@link System#nanoTime()} of each one's greeting, earliest first. */
    public List<Long> greetings() {
        return seats.stream().map(Seat::welcomedAt).sorted().toList();
    }

    /** How many of these moments, in nanoseconds, are in the second that has most of them. */
    public static long busiestSecond(List<Long> moments) {
        return moments.stream()
                .mapToLong(from -> moments.stream()
                        .filter(moment -> moment >= from && moment < from + 1_000_000_000L)
                        .count())
                .max()
                .orElse(0);
    }

    /** From now on changes are noted here. */
    public void note(Sightings into) {
        sightings = into;
    }

    /** Change frames so far. */
    public long frames() {
        return frames.sum();
    }

    /** Bytes of their text so far. */
    public long bytes() {
        return bytes.sum();
    }

    /** Every other frame and the end of connections, by name. */
    public Map<String, Long> notices() {
        var counted = new TreeMap<String, Long>();
        notices.forEach((name, count) -> counted.put(name, count.sum()));
        return counted;
    }

    /** These stop reading, or read on. */
    public void read(List<Seat> some, boolean reading) {
        some.forEach(seat -> {
            Channel channel = seat.channel();
            if (channel != null) {
                channel.config().setAutoRead(reading);
            }
        });
    }

    /** Cuts all connections at once, without a word; each comes back after a time left to chance. */
    public void cut() {
        seats.forEach(seat -> {
            Channel channel = seat.channel();
            if (channel != null) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
                channel.close();
            }
        });
    }

    @Override
    public void close() {
        leaving = true;
        loop.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    void heard(Seat seat, String type, String text) {
        if (type.equals("welcome") || type.equals("resync")) {
            seat.welcomed();
        }
        String ticket = Text.field(text, "ticketId");
        if (ticket.isEmpty() || type.equals("ticket-gone")) {
            count(type);
            return;
        }
        frames.increment();
        bytes.add(text.length());
        sightings.saw(seat, Sightings.key(ticket, Text.field(text, "version")), System.nanoTime());
    }

    void count(String notice) {
        notices.computeIfAbsent(notice, name -> new LongAdder()).increment();
    }

    void lost(Seat seat) {
        seat.channel(null);
        if (!leaving) {
            loop.schedule(() -> connect(seat), (long) (PERIOD_MS * seat.nextPause()), TimeUnit.MILLISECONDS);
        }
    }

    private ChannelFuture connect(Seat seat) {
        var connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LARGEST),
                                        handshake(),
                                        new Ear(Crowd.this, seat));
                    }
                })
                .connect(live.getHost(), live.getPort());
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                count("refused");
                lost(seat);
            }
        });
        return connecting;
    }

    private WebSocketClientProtocolHandler handshake() {
        return new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(live)
                .subprotocol("ticketstream.v1")
                .maxFramePayloadLength(LARGEST)
                .handleCloseFrames(false) // they say why
                .build());
    }
}
