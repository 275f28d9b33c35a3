package ticketstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ticketstream.benchmarks.check.Event;
import ticketstream.benchmarks.client.Account;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.client.Follower;
import ticketstream.benchmarks.product.Command;
import ticketstream.benchmarks.product.Product;
import ticketstream.benchmarks.product.Workspace;

/** The main journey through the product as it is delivered, and a restart that changes nothing. */
class SmokeIT {
    private static final Duration SHOWN = Duration.ofSeconds(10);
    private static final String PASSWORD = "velvet-harbor-tundra-77";

    @Test
    void showsEveryChangeToEverybodyConcernedAndKeepsItOverARestart() {
        try (var product = Product.start(Command.resolve(Command.QUICK_START), Workspace.emptied("smoke"));
                var desk = new Desk(product.address())) {
            var admin = desk.signIn(Product.ADMIN_EMAIL, Product.ADMIN_PASSWORD);
            var agent = agent(desk, admin);
            var user = user(desk);
            String kept = journey(admin, agent, user);
            var before = seen(List.of(admin, agent, user), kept);
            product.stop();
            product.restart();
            assertThat(seen(List.of(admin, agent, user), kept)).isEqualTo(before);
            user.create("After the restart", "Still here?", "sales", null)
                    .join()
                    .expect(201);
            assertThat(user.tickets()).hasSize(2);
        } catch (IllegalStateException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Two tickets, one of which is deleted. Returns the other's id. */
    private static String journey(Client admin, Client agent, Client user) {
        try (var atAdmin = new Follower(admin);
                var atAgent = new Follower(agent);
                var atUser = new Follower(user)) {
            var screens = List.of(atAdmin, atAgent, atUser);
            String kept = create(user, "Printer on fire");
            String gone = create(user, "A mistake");
            awaitShown(screens, Map.of(kept, 1L, gone, 1L));
            agent.status(kept, "in-progress", 1).join().expect(200);
            awaitShown(screens, Map.of(kept, 2L, gone, 1L));
            assertThat(agent.status(kept, "closed", 2).join().expect(409).body())
                    .contains("illegal_status_change");
            assertThat(agent.status(kept, "resolved", 1).join().expect(412).body())
                    .contains("stale_version");
            agent.delete(gone, 1).join().expect(403);
            admin.delete(gone, 1).join().expect(204);
            awaitShown(screens, Map.of(kept, 2L));
            screens.forEach(screen -> assertThat(screen.view().shown()).isEqualTo(Map.of(kept, 2L)));
            List.of(admin, agent, user)
                    .forEach(client -> client.ticket(gone).join().expect(404));
            assertThat(types(admin.history(gone))).containsExactly("ticket.created", "ticket.deleted");
            return kept;
        }
    }

    private static void awaitShown(List<Follower> screens, Map<String, Long> expected) {
        for (Follower screen : screens) {
            await().atMost(SHOWN)
                    .alias("frames to " + screen.evidence().viewer().name() + ", connections " + screen.connections())
                    .untilAsserted(() -> assertThat(screen.view().shown()).isEqualTo(expected));
        }
    }

    /** What everybody's list and the ticket's history say. */
    private static List<Object> seen(List<Client> clients, String ticket) {
        return List.of(
                clients.stream().map(Client::tickets).toList(),
                clients.stream().map(client -> client.history(ticket)).toList(),
                clients.stream()
                        .map(client -> client.ticket(ticket).join().expect(200).json())
                        .toList());
    }

    private static Client agent(Desk desk, Client admin) {
        var account = new Account("", "sam", "sam@bench.example", "agent", "sales");
        admin.createAccount(account, PASSWORD).join().expect(201);
        return desk.signIn(account.email(), PASSWORD);
    }

    private static Client user(Desk desk) {
        desk.register("ada", "ada@bench.example", PASSWORD);
        return desk.signIn("ada@bench.example", PASSWORD);
    }

    private static String create(Client user, String title) {
        var row = user.create(title, "Please help.", "sales", null)
                .join()
                .expect(201)
                .json();
        assertThat(row.path("version").asLong()).isEqualTo(1);
        return row.path("id").asString();
    }

    private static List<String> types(List<Event> history) {
        return history.stream().map(Event::type).toList();
    }
}
