package ticketstream.web.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import ticketstream.web.live.feed.Frame;
import ticketstream.web.trace.Hop;
import ticketstream.web.trace.Hops;

/** What operators see of live updates. */
final class LiveMetrics {
    private final MeterRegistry registry;
    private final Hops hops;
    private final Counter frames;
    private final Counter lags;
    private final Counter resyncs;

    LiveMetrics(MeterRegistry registry, OpenSockets sockets, Hops hops) {
        this.registry = registry;
        this.hops = hops;
        Gauge.builder("ticketstream.live.sockets", sockets, OpenSockets::count)
                .description("Open live connections")
                .register(registry);
        this.frames = counter("frames", "Changes handed to live sessions");
        this.lags = counter("lags", "Times a slow reader's waiting changes were replaced by a resync");
        this.resyncs = counter("resyncs", "Times a client had to load its lists again");
    }

    void offered(Outbox.Outcome outcome) {
        frames.increment();
        if (outcome == Outbox.Outcome.LAGGING) {
            lags.increment();
            resyncs.increment();
        }
    }

    void framed(Frame frame) {
        hops.passed(Hop.FRAMED, frame.receivedAt());
    }

    void resynced() {
        resyncs.increment();
    }

    void closed(CloseCode code) {
        Counter.builder("ticketstream.live.closes")
                .description("Live connections ended, by reason")
                .tag("reason", code.toString())
                .register(registry)
                .increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder("ticketstream.live." + name)
                .description(description)
                .register(registry);
    }
}
