package ticketstream.application.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ticketstream.application.eventstore.LoggedEvent;
import ticketstream.domain.actor.Actor;
import ticketstream.domain.ticket.TicketEvent;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.embedded.database.EmbeddedMongo;

/** Case F-30: two nodes, each with a memory of its own, change the same tickets. */
class TwoDesksIT {
    private static final int COMMANDS = Integer.getInteger("ticketstream.test.commands", 1_600);
    private static final int CLIENTS = 8;
    private static final int TICKETS = 4;
    private static final List<TicketStatus> STATUSES = List.of(TicketStatus.values());

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Test
    void loseNoUpdateAndAnswerAsOneDeskWould() throws Exception {
        try (var mongo = EmbeddedMongo.start(folder);
                var one = new DeskNode(mongo.uri());
                var two = new DeskNode(mongo.uri())) {
            List<String> tickets = IntStream.range(0, TICKETS)
                    .mapToObj(i -> one.desk.open("Ticket", "Text", "sales", Actor.SYSTEM, null))
                    .map(TicketState::id)
                    .toList();

            work(List.of(one, two), tickets);

            for (String ticket : tickets) {
                check(
                        attempts.stream()
                                .filter(attempt -> attempt.command().ticketId().equals(ticket))
                                .toList(),
                        one.log.events(ticket));
            }
            assertThat(attempts)
                    .hasSize(COMMANDS)
                    .anyMatch(a -> a.refusal() != null)
                    .anyMatch(a -> a.state() != null);
        }
    }

    private void work(List<DeskNode> nodes, List<String> tickets) throws Exception {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> working = new ArrayList<>();
            for (int c = 0; c < CLIENTS; c++) {
                int client = c;
                working.add(clients.submit(() -> work(nodes.get(client % nodes.size()), tickets, client)));
            }
            for (Future<?> done : working) {
                done.get();
            }
        }
    }

    /** Half of the commands name the version this client saw last, as a browser does. */
    private void work(DeskNode node, List<String> tickets, int client) {
        var random = new Random(client);
        Map<String, Long> seen = new HashMap<>();
        for (int i = 0; i < COMMANDS / CLIENTS; i++) {
            String ticket = tickets.get(random.nextInt(tickets.size()));
            TicketStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
            @Nullable Long expected = random.nextBoolean() ? seen.get(ticket) : null;
            Attempt attempt = Attempt.send(node.desk, client + "-" + i, ticket, status, expected);
            attempts.add(attempt);
            if (attempt.seen() > 0) {
                seen.put(ticket, attempt.seen());
            }
        }
    }

    /**
     * The log's order explains every answer: an event's command stands at its version, every other command right behind
     * the version it saw, and nobody saw less than what was answered to anybody before it was sent.
     */
    private static void check(List<Attempt> attempts, List<LoggedEvent> log) {
        List<TicketState> states = states(log);
        Map<String, Long> versions = new HashMap<>();
        log.forEach(event -> assertThat(versions.put((String) event.metadata().get("actorId"), event.version()))
                .as("one event per command")
                .isNull());
        for (Attempt attempt : attempts) {
            Long version = versions.get(attempt.name());
            assertThat(
                            version == null
                                    ? attempt.seen() == 0
                                            || attempt.isRightWithoutEventOn(states.get((int) attempt.seen()))
                                    : attempt.isRightWithEventBetween(
                                            states.get((int) (version - 1)), states.get(version.intValue())))
                    .as("%s, event at %s", attempt, version)
                    .isTrue();
        }
        checkRealTime(attempts, versions);
    }

    private static void checkRealTime(List<Attempt> attempts, Map<String, Long> versions) {
        var byAnswer = new ArrayList<>(attempts);
        byAnswer.sort(Comparator.comparingLong(Attempt::answered));
        var bySending = new ArrayList<>(attempts);
        bySending.sort(Comparator.comparingLong(Attempt::sent));
        long known = 1;
        int answered = 0;
        for (Attempt attempt : bySending) {
            while (byAnswer.get(answered).answered() < attempt.sent()) {
                known = Math.max(known, byAnswer.get(answered++).seen());
            }
            if (attempt.seen() > 0) {
                assertThat(attempt.seen())
                        .as("%s", attempt)
                        .isGreaterThanOrEqualTo(versions.containsKey(attempt.name()) ? known + 1 : known);
            }
        }
    }

    /** The ticket at each version; at 0 there is none. */
    private static List<TicketState> states(List<LoggedEvent> log) {
        var states = new ArrayList<TicketState>();
        states.add(null);
        for (LoggedEvent event : log) {
            states.add(TicketState.evolve(states.getLast(), (TicketEvent) event.payload(), event.at()));
        }
        return states;
    }
}
