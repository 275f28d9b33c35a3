package ticketstream.web.live;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.application.publication.RecordSignature;
import ticketstream.domain.ticket.TicketState;
import ticketstream.embedded.broker.EmbeddedKafka;
import ticketstream.projections.change.Change;
import ticketstream.projections.change.Changes;
import ticketstream.web.live.count.OpenTicketSource;
import ticketstream.web.live.feed.Aside;
import ticketstream.web.live.feed.Broker;
import ticketstream.web.live.feed.ChangeFeed;
import ticketstream.web.live.feed.CursorKey;
import ticketstream.web.live.presence.TicketLookup;
import ticketstream.web.trace.Hops;

/** A real node, Tomcat and Kafka included, with accounts in the test's hand; a token is an account's id. */
final class LiveDesk implements AutoCloseable {
    @Configuration(proxyBeanMethods = false)
    @Import({LiveConfiguration.class, PresenceConfiguration.class, Hops.class})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Node {}

    /** A bean of its own: a context closes its beans, and Kafka has to outlive the node. */
    private record Accounts(Map<String, AccountState> all) implements AccountLookup {
        @Override
        public Optional<AccountState> find(String accountId) {
            return Optional.ofNullable(all.get(accountId));
        }

        @Override
        public void forget(String accountId) {
            // nothing is remembered
        }
    }

    /** Whose pages may connect besides its own. */
    static final String LISTED = "https://desk.example.org";

    private final Map<String, AccountState> accounts = new ConcurrentHashMap<>();
    private final Map<String, TicketState> tickets = new ConcurrentHashMap<>();
    private final List<ConfigurableApplicationContext> further = new CopyOnWriteArrayList<>();
    private final List<String> putAside = new CopyOnWriteArrayList<>();
    private final Path folder;
    private final LiveLimits limits;
    private final Map<String, Object> settings;
    private ConfigurableApplicationContext context;
    private EmbeddedKafka kafka;
    private final int kafkaPort;

    LiveDesk(Path folder, LiveLimits limits, Map<String, Object> settings) {
        this.folder = folder;
        this.limits = limits;
        this.settings = settings;
        this.kafka = EmbeddedKafka.start(folder);
        String brokers = kafka.bootstrapServers();
        this.kafkaPort = Integer.parseInt(brokers.substring(brokers.indexOf(':') + 1));
        List.of(Examples.ADMIN, Examples.SALES_AGENT, Examples.USER).forEach(this::has);
        this.context = node();
    }

    private ConfigurableApplicationContext node() {
        return new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.SERVLET)
                .properties(settings)
                .properties("ticketstream.port=0", "spring.main.banner-mode=off", "logging.level.root=WARN")
                .initializers(application -> register((GenericApplicationContext) application))
                .run();
    }

    private void register(GenericApplicationContext application) {
        application.registerBean(Broker.class, () -> this::bootstrapServers);
        application.registerBean(CursorKey.class, () -> CursorKey.of(new byte[32]));
        application.registerBean(RecordSignature.class, () -> new RecordSignature(new byte[32]));
        application.registerBean(Aside.class, () -> new Aside((record, reason) -> putAside.add(reason)));
        application.registerBean(LiveTokens.class, () -> this::verify);
        application.registerBean(LiveAdmission.class, () -> account -> true);
        application.registerBean(LiveLimits.class, () -> limits);
        application.registerBean(AccountLookup.class, () -> new Accounts(accounts));
        application.registerBean(Origins.class, () -> new Origins(Set.of(LISTED)));
        application.registerBean(OpenTicketSource.class, () -> taker -> {});
        application.registerBean(TicketLookup.class, () -> id -> Optional.ofNullable(tickets.get(id)));
        application.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    }

    void has(AccountState account) {
        accounts.put(account.id(), account);
    }

    void has(TicketState ticket) {
        tickets.put(ticket.id(), ticket);
    }

    void announce(Change... changes) {
        context.getBean(Changes.class).announce(List.of(changes));
    }

    /** Why records were put aside, in their order. */
    List<String> putAside() {
        return putAside;
    }

    ChangeFeed feed() {
        return context.getBean(ChangeFeed.class);
    }

    double closes(CloseCode code) {
        return context
                .getBean(MeterRegistry.class)
                .find("ticketstream.live.closes")
                .tag("reason", code.toString())
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    URI address() {
        return address(context);
    }

    private static URI address(ConfigurableApplicationContext node) {
        return URI.create("ws://127.0.0.1:" + port(node) + "/live");
    }

    int port() {
        return port(context);
    }

    private static int port(ConfigurableApplicationContext node) {
        return Integer.parseInt(node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    LiveClient connect() {
        return LiveClient.connect(address());
    }

    LiveClient enter(AccountState account) {
        return connect().hello(account.id(), null);
    }

    /** Starts a node beside the first one, with the same accounts and tickets; where it is. */
    URI furtherNode() {
        ConfigurableApplicationContext node = node();
        further.add(node);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.getBean(ChangeFeed.class).isHealthy());
        return address(node);
    }

    void stopFurtherNodes() {
        further.forEach(ConfigurableApplicationContext::close);
        further.clear();
    }

    void stopKafka() {
        kafka.close();
    }

    void startKafka() {
        kafka = EmbeddedKafka.start(folder, kafkaPort);
    }

    /** Stops the node and leaves Kafka. */
    void stopNode() {
        context.close();
    }

    /** Starts another node after the last one stopped. */
    void startNode() {
        context = node();
    }

    @Override
    public void close() {
        stopFurtherNodes();
        context.close();
        kafka.close();
    }

    private Optional<LiveToken> verify(String token) {
        return accounts.containsKey(token)
                ? Optional.of(new LiveToken(
                        token, "session of " + token, Instant.now().plus(Duration.ofMinutes(5))))
                : Optional.empty();
    }
}
