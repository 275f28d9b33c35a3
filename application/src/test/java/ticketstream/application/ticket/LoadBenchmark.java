package ticketstream.application.ticket;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import ticketstream.application.eventstore.Events;
import ticketstream.domain.ticket.TicketState;
import ticketstream.embedded.database.EmbeddedMongo;

/** How long it takes to load a ticket of 10,000 events, the database in this process. Run its main by hand; not a test. */
final class LoadBenchmark {
    private static final int EVENTS = Integer.getInteger("events", 10_000) / 100 * 100 + 99;
    private static final String TICKET = "t1";

    private LoadBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (var mongo = EmbeddedMongo.start(Files.createTempDirectory("load-benchmark"), 0, false);
                var node = new DeskNode(mongo.uri())) {
            IntStream.range(0, EVENTS - 99).forEach(s -> node.engine.appendEvents(Events.commit(TICKET, s, 1)));
            node.tickets.current(TICKET);
            while (node.snapshots.find(TICKET) == null) {
                Thread.onSpinWait();
            }
            IntStream.range(EVENTS - 99, EVENTS).forEach(s -> node.engine.appendEvents(Events.commit(TICKET, s, 1)));
            System.out.printf("%,d events, snapshot 99 behind%n", EVENTS);
            print("folded from the log", 30, () -> node.log.events(TICKET));
            print("snapshot and tail", 1_000, () -> load(node, true));
            print("from memory", 20_000, () -> load(node, false));
            print("from memory, asking the log", 3_000, () -> node.tickets.current(TICKET));
        }
    }

    private static TicketState load(DeskNode node, boolean cold) {
        if (cold) {
            node.tickets.forget(TICKET);
        }
        var work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(TICKET));
        try {
            return node.repository.load(TICKET).invoke(ticket -> ticket.state());
        } finally {
            work.rollback();
        }
    }

    private static void print(String name, int runs, Runnable load) {
        var nanos = new long[runs];
        for (int run = 0; run < 2 * runs; run++) {
            long start = System.nanoTime();
            load.run();
            nanos[run % runs] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s p50 %8.3f ms, p99 %8.3f ms%n", name, nanos[runs / 2] / 1e6, nanos[runs * 99 / 100] / 1e6);
    }
}
