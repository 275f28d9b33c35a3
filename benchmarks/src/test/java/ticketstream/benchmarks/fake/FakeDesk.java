package ticketstream.benchmarks.fake;

import static ticketstream.benchmarks.fake.FakeRoutes.json;
import static ticketstream.benchmarks.fake.FakeRoutes.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ticketstream.benchmarks.fake.FakeConnection.Reply;
import tools.jackson.databind.JsonNode;

/** Accounts and tickets in memory, every event in a file first. Faults are planted by the environment's {@code FAKE_FAULT}. */
final class FakeDesk {
    record Account(
            String id,
            String username,
            String email,
            String role,
            @Nullable String department,
            String password) {}

    private static final Set<String> REPLIES_LOST = Set.of("replies-lost", "keys-ignored");

    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, FakeTicket> tickets = new LinkedHashMap<>();
    private final Map<FakeSocket, Account> followers = new LinkedHashMap<>();
    private final List<FakeLog.Entry> events = new ArrayList<>();
    private final FakeLog log;
    private final String fault;

    FakeDesk(Path folder, Map<String, String> environment) throws IOException {
        fault = environment.getOrDefault("FAKE_FAULT", "");
        log = new FakeLog(folder);
        add(new Account(
                "root",
                "admin",
                environment.getOrDefault("TICKETSTREAM_ADMIN_EMAIL", ""),
                "admin",
                null,
                environment.getOrDefault("TICKETSTREAM_ADMIN_PASSWORD", "")));
        log.accounts().forEach(this::add);
        for (FakeLog.Entry event : log.events()) {
            if (event.version() == ticket(event.ticket()).version() + 1) { // a planted loss takes what follows along
                take(event);
            }
        }
    }

    synchronized Account register(JsonNode body, String role) {
        return keep(new Account(
                UUID.randomUUID().toString(),
                body.path("username").asString(),
                body.path("email").asString(),
                role,
                body.path("department").isString() ? body.path("department").asString() : null,
                body.path("password").asString()));
    }

    synchronized Account role(String id, JsonNode body) {
        Account old = accounts.getOrDefault(id, new Account(id, "", "", "", null, ""));
        return keep(new Account(
                id,
                old.username(),
                old.email(),
                body.path("role").asString(),
                body.path("department").asString(),
                old.password()));
    }

    synchronized @Nullable Account account(String token) {
        return accounts.get(token);
    }

    synchronized @Nullable Account login(JsonNode body) {
        return accounts.values().stream()
                .filter(account -> account.email().equals(body.path("email").asString()))
                .filter(account ->
                        account.password().equals(body.path("password").asString()))
                .findFirst()
                .orElse(null);
    }

    synchronized Reply create(Account account, JsonNode body, String key) {
        String id = key.isEmpty() || fault.equals("keys-ignored")
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((account.id() + key).getBytes(StandardCharsets.UTF_8))
                        .toString();
        if (!tickets.containsKey(id)) {
            var data = new HashMap<String, Object>();
            body.properties()
                    .forEach(field -> data.put(field.getKey(), field.getValue().asString()));
            data.put("createdBy", Map.of("id", account.id(), "username", account.username()));
            happened(id, account, "ticket.created", data);
            if (REPLIES_LOST.contains(fault) && events.size() % 20 == 0) {
                return FakeConnection.NO_REPLY;
            }
        }
        var born = FakeTicket.after(null, ticket(id).events().getFirst());
        return json(201, born.json()); // a repeat gets the first answer, whatever has happened since
    }

    synchronized Reply status(Account account, String id, String to, long base) {
        return change(account, id, base, () -> {
            if (!FakeTicket.mayBecome(ticket(id).status(), to)) {
                return problem(409, "illegal_status_change");
            }
            happened(
                    id,
                    account,
                    "ticket.status-updated",
                    Map.of("from", ticket(id).status(), "to", to));
            return json(200, ticket(id).json());
        });
    }

    synchronized Reply delete(Account account, String id, long base) {
        return change(account, id, base, () -> {
            if (!account.role().equals("admin")) {
                return problem(403, "forbidden");
            }
            happened(id, account, "ticket.deleted", Map.of());
            return new Reply(204, "");
        });
    }

    synchronized Reply ticket(Account account, String id) {
        return ticket(id).visibleTo(account) ? json(200, ticket(id).json()) : problem(404, "ticket_not_found");
    }

    synchronized Reply history(Account account, String id) {
        boolean seen = ticket(id).visibleTo(account) || (account.role().equals("admin") && tickets.containsKey(id));
        return seen ? json(200, Map.of("items", ticket(id).history())) : problem(404, "ticket_not_found");
    }

    synchronized Reply list(Account account, String query) {
        int limit = Integer.parseInt(query.replaceFirst(".*limit=(\\d+).*", "$1"));
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceFirst(".*cursor=(\\d+).*", "$1")) : 0;
        var rows = tickets.values().stream()
                .filter(ticket -> ticket.visibleTo(account))
                .map(FakeTicket::json)
                .toList();
        var page = new HashMap<String, @Nullable Object>();
        page.put("items", rows.subList(from, Math.min(from + limit, rows.size())));
        page.put("next", from + limit < rows.size() ? Integer.toString(from + limit) : null);
        return json(200, page);
    }

    synchronized void follow(Account account, String since, FakeSocket socket) {
        socket.send(Map.of("type", "welcome", "cursor", Integer.toString(events.size())));
        int from = since.equals("none") ? events.size() : Integer.parseInt(since);
        var sofar = new HashMap<String, FakeTicket>();
        for (FakeLog.Entry event : events) {
            var before = sofar.get(event.ticket());
            var after = FakeTicket.after(before, event);
            sofar.put(event.ticket(), after);
            if (event.position() > from) {
                show(socket, account, before, after, event);
            }
        }
        followers.put(socket, account);
    }

    synchronized void leave(FakeSocket socket) {
        followers.remove(socket);
    }

    synchronized void dropFollowers() {
        followers.keySet().forEach(FakeSocket::drop);
        followers.clear();
    }

    private Reply change(Account account, String id, long base, Supplier<Reply> decision) {
        if (!ticket(id).visibleTo(account)) {
            return problem(404, "ticket_not_found");
        }
        return base != 0 && base != ticket(id).version() ? problem(412, "stale_version") : decision.get();
    }

    private FakeTicket ticket(String id) {
        return tickets.getOrDefault(id, FakeTicket.NONE);
    }

    private Account keep(Account account) {
        log.write(account);
        return add(account);
    }

    private Account add(Account account) {
        accounts.put(account.id(), account);
        return account;
    }

    private void happened(String id, Account account, String type, Map<String, ?> data) {
        int position = events.size() + 1;
        var event = new FakeLog.Entry(id, position, ticket(id).version() + 1, type, account.id(), data, FakeLog.now());
        if (!(fault.equals("events-lost") && position % 20 == 0)) {
            log.write(event);
        }
        var before = tickets.get(id);
        take(event);
        if (!(fault.equals("frames-lost") && position % 20 == 0)) {
            Map.copyOf(followers).forEach((socket, viewer) -> show(socket, viewer, before, ticket(id), event));
        }
    }

    private void take(FakeLog.Entry event) {
        events.add(event);
        tickets.put(event.ticket(), FakeTicket.after(tickets.get(event.ticket()), event));
    }

    private static void show(
            FakeSocket socket, Account viewer, @Nullable FakeTicket before, FakeTicket after, FakeLog.Entry event) {
        if (after.visibleTo(viewer) || (before != null && before.visibleTo(viewer))) {
            try {
                socket.send(after.frame(event));
            } catch (UncheckedIOException e) {
                // it leaves by itself
            }
        }
    }
}
