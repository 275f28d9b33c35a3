package ticketstream.projections.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ticketstream.domain.actor.Person;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketState;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.projections.adminoverview.AdminOverview;
import ticketstream.projections.adminoverview.AdminOverviewProjector;
import ticketstream.projections.agentqueue.AgentQueue;
import ticketstream.projections.agentqueue.AgentQueueProjector;
import ticketstream.projections.generation.Generations;
import ticketstream.projections.requester.RequesterProjector;
import ticketstream.projections.requester.RequesterTickets;
import ticketstream.projections.row.Page;
import ticketstream.projections.stage.Databases;
import ticketstream.projections.stage.Histories;

/** Random queries page by page against random rows, many of the same millisecond, and the same done by hand. */
class TicketListsIT {
    private static final int ROWS = 400;
    private static final int QUERIES = 120;
    private static final List<String> TEXTS = List.of("Printer", "(urgent)", "ÄRGER", "a.b", "100%", "no such", "r");

    private static final MongoDatabase DATABASE = Databases.fresh();
    private static final Generations GENERATIONS = new Generations(DATABASE);
    private static final Random RANDOM = new Random(4);
    private static final List<TicketState> ROWS_STORED =
            IntStream.range(0, ROWS).mapToObj(TicketListsIT::row).toList();

    private interface Pages {
        Page<TicketState, TicketPlace> page(TicketQuery query);
    }

    @BeforeAll
    static void store() {
        var documents = ROWS_STORED.stream().map(new TicketFormat()::write).toList();
        for (String collection : List.of("requester", "agentqueue", "adminoverview")) {
            DATABASE.getCollection(collection).insertMany(documents);
        }
        Stream.of(RequesterProjector.MODEL, AgentQueueProjector.MODEL, AdminOverviewProjector.MODEL)
                .forEach(model -> {
                    model.rows(GENERATIONS, 1).ensureIndexes(model.indexes());
                    model.rows(GENERATIONS, 1).ensureIndexes(model.indexes());
                });
    }

    @Test
    void showARequesterExactlyTheOwnTickets() {
        var lists = new RequesterTickets(GENERATIONS);
        for (int i = 0; i < QUERIES; i++) {
            String owner = one(Histories.PEOPLE).id();
            check(
                    query -> lists.openedBy(owner, query),
                    ticket -> ticket.createdBy().id().equals(owner));
        }
    }

    @Test
    void showAnAgentExactlyTheDepartmentsTickets() {
        var lists = new AgentQueue(GENERATIONS);
        for (int i = 0; i < QUERIES; i++) {
            String department = one(Histories.CATEGORIES);
            check(
                    query -> lists.of(department, query),
                    ticket -> ticket.category().equals(department));
        }
    }

    @Test
    void showAdministratorsEveryTicket() {
        var lists = new AdminOverview(GENERATIONS);
        for (int i = 0; i < QUERIES; i++) {
            check(lists::everything, ticket -> true);
        }
    }

    private static void check(Pages pages, Predicate<TicketState> visible) {
        var filter = filter();
        var sort = one(List.of(TicketSort.values()));
        var expected = ROWS_STORED.stream()
                .filter(ticket -> !ticket.deleted())
                .filter(visible)
                .filter(ticket -> passes(filter, ticket))
                .sorted(order(sort))
                .toList();
        assertThat(all(pages, filter, sort)).as("%s %s", filter, sort).isEqualTo(expected);
    }

    private static List<TicketState> all(Pages pages, TicketFilter filter, TicketSort sort) {
        List<TicketState> read = new ArrayList<>();
        int limit = 1 + RANDOM.nextInt(Page.LARGEST);
        @Nullable TicketPlace place = null;
        do {
            var page = pages.page(new TicketQuery(filter, sort, limit, place));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            read.addAll(page.items());
            place = page.next();
        } while (place != null);
        return read;
    }

    private static boolean passes(TicketFilter filter, TicketState ticket) {
        return (filter.status() == null || filter.status() == ticket.status())
                && (filter.category() == null || filter.category().equals(ticket.category()))
                && (filter.assignee() == null || filter.assignee().equals(assigneeOf(ticket)))
                && (filter.text() == null
                        || contains(ticket.title(), filter.text())
                        || contains(ticket.description(), filter.text()));
    }

    private static String assigneeOf(TicketState ticket) {
        return ticket.assignee() == null ? "none" : ticket.assignee().id();
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static Comparator<TicketState> order(TicketSort sort) {
        Comparator<TicketState> ascending = Comparator.comparing(
                        sort.toString().endsWith("createdAt") ? TicketState::createdAt : TicketState::updatedAt)
                .thenComparing(TicketState::id);
        return sort.toString().startsWith("-") ? ascending.reversed() : ascending;
    }

    private static TicketFilter filter() {
        return new TicketFilter(
                perhaps(List.of(TicketStatus.values())),
                perhaps(Histories.CATEGORIES),
                perhaps(List.of("none", "u1", "u2")),
                perhaps(TEXTS));
    }

    private static TicketState row(int number) {
        return new TicketState(
                "t" + number,
                one(TEXTS) + " " + one(TEXTS),
                one(TEXTS),
                one(Histories.CATEGORIES),
                one(List.of(TicketStatus.values())),
                one(List.of(Priority.values())),
                one(Histories.PEOPLE),
                RANDOM.nextBoolean() ? null : new Person("u" + (1 + RANDOM.nextInt(2)), "somebody"),
                Instant.ofEpochMilli(RANDOM.nextInt(60)),
                Instant.ofEpochMilli(100 + RANDOM.nextInt(60)),
                1,
                1,
                Instant.ofEpochMilli(200),
                RANDOM.nextInt(10) == 0);
    }

    private static <T> @Nullable T perhaps(List<T> of) {
        return RANDOM.nextInt(3) == 0 ? one(of) : null;
    }

    private static <T> T one(List<T> of) {
        return of.get(RANDOM.nextInt(of.size()));
    }
}
