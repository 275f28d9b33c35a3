package ticketstream.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ticketstream.benchmarks.client.Client;
import ticketstream.benchmarks.client.Desk;
import ticketstream.benchmarks.product.Command;
import ticketstream.benchmarks.product.Product;
import ticketstream.benchmarks.product.Workspace;

/** A started product with fresh data, its administrator, an agent for each department, and some users. */
record Cast(Product product, Desk desk, Client admin, Map<String, Client> agents, List<Client> users)
        implements AutoCloseable {
    static final List<String> CATEGORIES = List.of("technical-support", "general-inquiry", "sales");
    static final String PASSWORD = "velvet-harbor-tundra-77";

    static Cast start(String name, int users, List<String> jvmFlags) {
        var product = Product.start(Command.resolve(jvmFlags), Workspace.emptied(name));
        return staff(product, new Desk(product.address()), users);
    }

    /** Staffs a desk that runs already and has nobody but its administrator. */
    static Cast staff(Product product, Desk desk, int users) {
        try {
            var admin = desk.signIn(Product.ADMIN_EMAIL, Product.ADMIN_PASSWORD);
            var agents = new LinkedHashMap<String, Client>();
            CATEGORIES.forEach(department -> agents.put(department, agent(desk, admin, department)));
            return new Cast(product, desk, admin, agents, users(desk, "user-", users));
        } catch (RuntimeException e) {
            desk.close();
            product.close();
            throw new IllegalStateException(
                    "The desk could not be staffed: " + e.getMessage() + "\n" + product.lastLines(), e);
        }
    }

    /** Everybody who may have a screen. */
    List<Client> everybody() {
        var all = new ArrayList<Client>(users);
        all.addAll(agents.values());
        all.add(admin);
        return all;
    }

    /** More users, who reach the same desk at another address, one of another node for example. */
    static List<Client> users(Desk desk, String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> person(desk, prefix + number))
                .toList();
    }

    Client agent(String department) {
        var agent = agents.get(department);
        if (agent == null) {
            throw new IllegalArgumentException("no department " + department);
        }
        return agent;
    }

    @Override
    public void close() {
        desk.close();
        product.close();
    }

    private static Client person(Desk desk, String name) {
        desk.register(name, name + "@bench.example", PASSWORD);
        return desk.signIn(name + "@bench.example", PASSWORD);
    }

    private static Client agent(Desk desk, Client admin, String department) {
        var agent = person(desk, "agent-" + department);
        admin.makeAgent(agent.account().id(), department).join().expect(200, 204);
        return agent.signInAgain();
    }
}
