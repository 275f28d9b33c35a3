package ticketstream.web.live;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.publication.RecordSignature;
import ticketstream.web.live.count.OpenTicketSource;
import ticketstream.web.live.feed.Aside;
import ticketstream.web.live.feed.Broker;
import ticketstream.web.live.feed.ChangeFeed;
import ticketstream.web.live.feed.ChangePublisher;
import ticketstream.web.live.feed.CursorKey;
import ticketstream.web.live.feed.FeedReader;
import ticketstream.web.trace.Hops;

/**
 * Puts live updates together. Needs a {@link Broker}, {@link CursorKey}, {@link RecordSignature}, {@link Aside},
 * {@link LiveTokens}, {@link LiveAdmission}, {@link LiveLimits}, {@link Origins} and {@link OpenTicketSource}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {
    @Bean
    ChangeFeed changeFeed(CursorKey key, LiveSettings settings) {
        return new ChangeFeed(key, settings.rememberedFrames(), settings.rememberedBytes());
    }

    @Bean(destroyMethod = "close")
    ChangePublisher changePublisher(Broker broker, ChangeFeed feed, RecordSignature signature) {
        return new ChangePublisher(broker, feed, signature);
    }

    @Bean
    OpenSockets openSockets(LiveLimits limits) {
        return new OpenSockets(limits.socketsPerAddress());
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService liveBackground() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("live-", 0).factory());
    }

    @Bean
    @DependsOn("sights") // hears of a change before those whom it may be kept from
    Switchboard switchboard(
            ChangeFeed feed,
            OpenSockets sockets,
            AccountLookup accounts,
            LiveAdmission admission,
            MeterRegistry registry,
            Hops hops,
            LiveSettings settings,
            @Qualifier("liveBackground") ExecutorService background) {
        LiveMetrics metrics = new LiveMetrics(registry, sockets, hops);
        Switchboard switchboard = new Switchboard(
                feed, sockets, accounts, admission, metrics, settings, InstantSource.system(), background);
        feed.follow(switchboard);
        return switchboard;
    }

    /** Reads before read models are kept: what they announce is made for a place among the changes. */
    @Bean(initMethod = "start", destroyMethod = "close")
    FeedReader feedReader(
            ChangeFeed feed, RecordSignature signature, Aside aside, Broker broker, LiveSettings settings) {
        return new FeedReader(feed, signature, aside, broker, settings.rememberedFrames());
    }

    @Bean
    Counters counters(
            ChangeFeed feed,
            Switchboard switchboard,
            OpenTicketSource source,
            @Qualifier("liveBackground") ExecutorService background) {
        Counters counters = new Counters(switchboard.audiences(), source, background);
        feed.follow(counters);
        return counters;
    }

    @Bean
    LiveServer liveServer(Switchboard switchboard, OpenSockets sockets, Counters counters, Presences presences) {
        return new LiveServer(switchboard, sockets, counters, presences);
    }

    @Bean
    WebSocketConfigurer liveEndpoint(
            Switchboard switchboard,
            OpenSockets sockets,
            Counters counters,
            Presences presences,
            LiveTokens tokens,
            LiveLimits limits,
            Origins origins,
            @Qualifier("liveBackground") ExecutorService background) {
        LiveHandler handler = new LiveHandler(
                socket -> new Conversation(
                        switchboard.open(socket, limits),
                        switchboard,
                        counters,
                        presences,
                        tokens,
                        limits,
                        InstantSource.system()),
                background);
        return registry -> registry.addHandler(handler, "/live")
                .setHandshakeHandler(new LiveHandshake())
                .addInterceptors(new RoomForAnother(sockets, origins))
                .setAllowedOriginPatterns("*"); // judged by the interceptor
    }

    @Bean
    static LiveBuffers liveBuffers() {
        return new LiveBuffers();
    }

    @Bean
    ServletServerContainerFactoryBean liveMessageBuffers() {
        return LiveBuffers.ofMessages();
    }
}
