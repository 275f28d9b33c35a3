package ticketstream.web.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ticketstream.application.account.AccountLookup;
import ticketstream.application.account.AccountState;
import ticketstream.domain.ticket.TicketState;
import ticketstream.web.live.count.OpenTicket;
import ticketstream.web.live.feed.Feeds;
import ticketstream.web.live.presence.Announcement;
import ticketstream.web.live.presence.Roll;
import ticketstream.web.live.presence.Sights;
import ticketstream.web.trace.Hops;

/** Live updates without Kafka and Tomcat: accounts, time and sockets are in the test's hand. */
final class Desks implements AccountLookup {
    final Feeds feeds = new Feeds();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Queue<Runnable> background = new ArrayDeque<>();
    private final Map<String, AccountState> accounts = new HashMap<>();
    private final Map<String, AccountState> remembered = new HashMap<>();
    final Map<String, OpenTicket> openTickets = new HashMap<>();
    boolean openTicketsAreAway;
    final Map<String, TicketState> tickets = new HashMap<>();
    boolean logIsAway;
    final List<Announcement> announced = new ArrayList<>();
    final Roll roll = new Roll("here", () -> this.now);
    private final Switchboard switchboard;
    private final Counters counters;
    private final Presences presences;
    private final OpenSockets sockets;
    private LiveLimits limits = new LiveLimits(0, 0, 0);
    private Instant now = Examples.NOW;
    Runnable whileAccountsAreRead = () -> {};
    Predicate<AccountState> admits = account -> true;

    Desks() {
        sockets = new OpenSockets(0);
        Sights sights = new Sights(this::ticket, background::add);
        feeds.feed().follow(sights);
        LiveMetrics metrics = new LiveMetrics(meters, sockets, new Hops(meters));
        switchboard = new Switchboard(
                feeds.feed(),
                sockets,
                this,
                account -> admits.test(account),
                metrics,
                settings(256, 1_000_000),
                () -> now,
                background::add);
        feeds.feed().follow(switchboard);
        counters = new Counters(switchboard.audiences(), this::each, background::add);
        feeds.feed().follow(counters);
        presences = new Presences(switchboard.audiences(), sights, roll, announced::add, settings(256, 1_000_000));
        has(Examples.ADMIN);
        has(Examples.SALES_AGENT);
        has(Examples.USER);
    }

    static LiveSettings settings(int queuedFrames, int queuedCharacters) {
        return new LiveSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(45),
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                queuedFrames,
                queuedCharacters,
                100,
                1_000,
                10_000_000);
    }

    void has(AccountState account) {
        accounts.put(account.id(), account);
    }

    void limits(LiveLimits now) {
        limits = now;
    }

    void passes(Duration time) {
        now = now.plus(time);
        switchboard.check();
        presences.check();
        counters.check();
    }

    void restarts() {
        switchboard.restart();
    }

    void runsBackground() {
        for (Runnable work = background.poll(); work != null; work = background.poll()) {
            work.run();
        }
    }

    Conversation connect(RecordingSocket socket) {
        return new Conversation(
                switchboard.open(socket, limits), switchboard, counters, presences, this::verify, limits, () -> now);
    }

    /** Connects and says hello; a token is the account's id, good for five minutes. */
    Conversation enter(RecordingSocket socket, AccountState account, @Nullable String since) {
        Conversation conversation = connect(socket);
        conversation.receive("{\"type\":\"hello\",\"token\":\"%s\",\"since\":%s}"
                .formatted(account.id(), since == null ? null : "\"" + since + "\""));
        return conversation;
    }

    private Optional<TicketState> ticket(String id) {
        if (logIsAway) {
            throw new IllegalStateException("away");
        }
        return Optional.ofNullable(tickets.get(id));
    }

    private void each(BiConsumer<String, OpenTicket> taker) {
        if (openTicketsAreAway) {
            throw new IllegalStateException("away");
        }
        openTickets.forEach(taker);
    }

    private Optional<LiveToken> verify(String token) {
        return accounts.containsKey(token)
                ? Optional.of(new LiveToken(token, "session of " + token, now.plus(Duration.ofMinutes(5))))
                : Optional.empty();
    }

    @Override
    public Optional<AccountState> find(String accountId) {
        Optional<AccountState> found = Optional.ofNullable(remembered.computeIfAbsent(accountId, accounts::get));
        whileAccountsAreRead.run();
        return found;
    }

    @Override
    public void forget(String accountId) {
        remembered.remove(accountId);
    }
}
