package ticketstream.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.client.Account;
import ticketstream.benchmarks.client.Answer;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.crowd.Seat;
import ticketstream.benchmarks.crowd.Sightings;
import ticketstream.benchmarks.crowd.Venue;
import ticketstream.benchmarks.product.Product;
import ticketstream.benchmarks.product.Usage;

/** The desk with a crowd: changes are status updates of tickets that are there already, so their frames are known before. */
final class DeskVenue implements Venue {
    private static final int USERS = 30;
    private static final int AGENTS = 20;
    private static final int TICKETS_PER_USER = 6;
    private static final String DESK = "desk";
    private static final int STALE = 412;

    private record Ticket(String id, String department, int owner, String status, long version) {}

    private final Cast cast;
    private final List<Client> colleagues = new ArrayList<>();
    private final Client auditor;
    private final Queue<Ticket> ofOneDepartment = new ConcurrentLinkedQueue<>();
    private final Queue<Ticket> ofAll = new ConcurrentLinkedQueue<>();
    private final boolean again;
    private int seats;

    /** @param name of the folder under {@code benchmarks/target} */
    DeskVenue(String name, List<String> jvmFlags) {
        this(Cast.start(name, USERS, jvmFlags), false);
    }

    /**
     * A desk of several nodes that runs already. Changes that are not answered are asked for once more.
     *
     * @param product one of the nodes
     */
    static DeskVenue at(Product product, Desk desk) {
        return new DeskVenue(Cast.staff(product, desk, USERS), true);
    }

    private DeskVenue(Cast cast, boolean again) {
        this.cast = cast;
        this.again = again;
        for (int number = 0; number < AGENTS; number++) {
            colleagues.add(account("colleague-" + number, "agent", Cast.CATEGORIES.getFirst()));
        }
        auditor = account("auditor", "auditor", null);
        for (int number = 0; number < USERS * TICKETS_PER_USER; number++) {
            open(number);
        }
    }

    @Override
    public URI live() {
        return cast.desk().live();
    }

    /** One of twenty agents of the first department. */
    @Override
    public Seat seat() {
        return new Seat(Cast.CATEGORIES.getFirst(), colleagues.get(seats++ % AGENTS)::lastingToken);
    }

    /** Six of ten are users, three are agents of one of three departments, one administers or audits. */
    Seat mixedSeat(int number) {
        int kind = number % 10;
        if (kind < 6) {
            int user = (number / 10 * 6 + kind) % USERS;
            return new Seat(user(user), cast.users().get(user)::lastingToken);
        }
        if (kind < 9) {
            String department = Cast.CATEGORIES.get(kind - 6);
            return new Seat(department, cast.agent(department)::lastingToken);
        }
        return new Seat(DESK, (number / 10 % 2 == 0 ? cast.admin() : auditor)::lastingToken);
    }

    /** Of a ticket of the first department. */
    @Override
    public CompletableFuture<Answer> change(Sightings sightings, long intended) {
        return change(ofOneDepartment, sightings, intended);
    }

    /** Of any ticket, departments in turns. */
    CompletableFuture<Answer> mixedChange(Sightings sightings, long intended) {
        return change(ofAll, sightings, intended);
    }

    Product product() {
        return cast.product();
    }

    @Override
    public Usage usage() {
        return cast.product().usage();
    }

    @Override
    public long liveHeap() {
        return cast.product().liveHeap();
    }

    @Override
    public void close() {
        cast.close();
    }

    private CompletableFuture<Answer> change(Queue<Ticket> from, Sightings sightings, long intended) {
        var ticket = from.remove();
        String status = LatencyBench.NEXT.getOrDefault(ticket.status(), "in-progress");
        long version = ticket.version() + 1;
        sightings.expect(
                Sightings.key(ticket.id(), Long.toString(version)),
                intended,
                Set.of(ticket.department(), user(ticket.owner()), DESK));
        return step(ticket, status).thenApply(answer -> {
            from.add(new Ticket(ticket.id(), ticket.department(), ticket.owner(), status, version));
            return answer;
        });
    }

    private CompletableFuture<Answer> step(Ticket ticket, String status) {
        var agent = cast.agent(ticket.department());
        var asked = agent.status(ticket.id(), status, ticket.version());
        return !again
                ? asked
                : asked.thenCompose(answer -> answer.ok() || answer.refused()
                        ? asked
                        : agent.status(ticket.id(), status, ticket.version()).thenApply(DeskVenue::done));
    }

    /** Nobody else changes these tickets, so a version that is stale the second time says that the first time was enough. */
    private static Answer done(Answer second) {
        return second.status() == STALE ? new Answer(second.request(), 200, second.body(), null) : second;
    }

    private void open(int number) {
        int owner = number / 2 % USERS; // everybody has tickets of both kinds
        String department = number % 2 == 0 ? Cast.CATEGORIES.getFirst() : Cast.CATEGORIES.get(number / 2 % 3);
        var id = cast.users()
                .get(owner)
                .create("live " + number, "Nothing works since this morning.", department, null)
                .join()
                .expect(201)
                .json()
                .path("id")
                .asString();
        (number % 2 == 0 ? ofOneDepartment : ofAll).add(new Ticket(id, department, owner, "waiting", 1));
    }

    private Client account(String name, String role, @Nullable String department) {
        String email = name + "@bench.example";
        cast.admin()
                .createAccount(new Account("", name, email, role, department), Cast.PASSWORD)
                .join()
                .expect(201);
        return cast.desk().signIn(email, Cast.PASSWORD);
    }

    private static String user(int number) {
        return "user " + number;
    }
}
