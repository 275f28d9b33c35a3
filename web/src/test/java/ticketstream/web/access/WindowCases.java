package ticketstream.web.access;

import static java.util.Objects.requireNonNull;
import static ticketstream.web.access.Table.cell;
import static ticketstream.web.session.Visitor.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.awaitility.Awaitility;
import ticketstream.domain.ticket.TicketCommand;
import ticketstream.domain.ticket.TicketCommand.CreateTicket;
import ticketstream.domain.ticket.TicketState;
import ticketstream.web.live.ProtocolDocument;
import ticketstream.web.session.Visitor;
import tools.jackson.databind.JsonNode;

/** Every subject's window while things happen to every ticket. */
final class WindowCases implements AutoCloseable {
    static final Table TABLE = Table.read("live-access-to-tickets.txt");

    private final Visitor visitor;
    private final Lives lives;
    private final ReadModels readModels;
    private final Frames frames;
    private final Map<Subject, Window> windows = new LinkedHashMap<>();
    private final Map<Subject, JsonNode> welcomes = new HashMap<>();
    private final Map<Subject, List<JsonNode>> seen = new HashMap<>();
    private final String mark;

    WindowCases(Visitor visitor, Lives lives, ProtocolDocument protocol, List<Subject> subjects) {
        this.visitor = visitor;
        this.lives = lives;
        frames = new Frames(protocol);
        readModels = new ReadModels(visitor);
        awaitOldRights();
        mark = lives.open(Situation.ELSEWHERE);
        awaitMark(subjects);
        for (var subject : subjects) {
            var window = Window.open(visitor.port(), subject, null);
            welcomes.put(subject, window.news().getFirst());
            windows.put(subject, window);
            seen.put(subject, new ArrayList<>());
        }
    }

    /** Whoever comes back with a cursor from before rights came or went, or two seconds later, loads everything again. */
    private static void awaitOldRights() {
        var old = Instant.now().plusSeconds(3);
        Awaitility.await().until(() -> Instant.now().isAfter(old));
    }

    private void awaitMark(List<Subject> subjects) {
        var admin = subjects.stream()
                .filter(WindowCases::seesEverything)
                .findFirst()
                .orElseThrow();
        try (var window = Window.open(visitor.port(), admin, null)) {
            lives.edit(mark, lives.word + " for the first time");
            window.awaitVersion(mark, lives.now(mark).version());
        }
    }

    /** Each is told of its own account, and no more than it can ask for. */
    void welcome(Findings findings) {
        windows.keySet().forEach(subject -> {
            var me = json(
                    visitor.get("/api/v1/me", String.valueOf(subject.token().get())));
            welcome(subject)
                    .get("account")
                    .properties()
                    .forEach(field -> findings.compare(
                            "welcome, " + field.getKey(),
                            subject,
                            me.path(field.getKey()).toString(),
                            field.getValue().toString()));
        });
    }

    void open(Findings findings) {
        lives.open(List.copyOf(windows.keySet()));
        compare("opened", CreateTicket.class.getSimpleName(), Map.of(), findings);
    }

    void happen(String happening, Function<TicketState, TicketCommand> what, Findings findings) {
        Map<String, TicketState> before = new HashMap<>();
        lives.now().forEach(ticket -> before.put(ticket.id(), ticket));
        compare(happening, lives.happen(what), before, findings);
    }

    /** Gives single tickets, of which nobody else hears. */
    void give(Cast cast, Findings findings) {
        windows.forEach((subject, window) -> {
            if (subject.hasOneTicketOfSales()) {
                var tickets = lives.give(subject);
                for (int i = 0; i < tickets.size(); i++) {
                    cast.giveTicket(String.valueOf(subject.accountId()), tickets.get(i));
                    window.awaitCount("access-changed", i + 1);
                }
            }
        });
        settle();
        windows.forEach((subject, window) -> findings.compare(
                "a ticket is given",
                subject,
                subject.hasOneTicketOfSales() ? "access-changed" : "",
                Frames.types(news(subject))));
    }

    /** Whoever comes back with the cursor of the beginning gets the same, or is told to load everything again. */
    void resume(Findings findings) {
        windows.keySet().forEach(subject -> {
            var cursor = welcome(subject).get("cursor").stringValue();
            try (var window = Window.open(visitor.port(), subject, cursor)) {
                var missed = new ArrayList<>(window.news());
                missed.removeIf(frame -> Window.isAbout(frame, mark));
                boolean resync = missed.removeIf(frame -> Window.type(frame).equals("resync"));
                missed.removeFirst();
                findings.compare(
                        "a resume", subject, resync ? "[]" : Frames.changes(seen(subject)), Frames.changes(missed));
                findings.compare(
                        "a resume", subject, String.valueOf(subject.hasOneTicketOfSales()), String.valueOf(resync));
            }
        });
    }

    /** Nothing happened, and nobody heard of anything. */
    void expectSilence(Findings findings) {
        settle();
        windows.keySet()
                .forEach(subject -> findings.compare("what others say", subject, "", Frames.types(news(subject))));
    }

    Map<Subject, Window> windows() {
        return windows;
    }

    /** A ticket that only the desk sees. */
    String unseen() {
        return mark;
    }

    /** Waits until everything that happened is on its way to everybody it is for. */
    void settle() {
        readModels.awaitAll();
        lives.edit(mark, lives.word + " at " + System.nanoTime());
        long version = lives.now(mark).version();
        windows.forEach((subject, window) -> {
            if (seesEverything(subject)) {
                window.awaitVersion(mark, version);
            }
        });
    }

    /** What a window got since it was last asked for. */
    List<JsonNode> news(Subject subject) {
        var news = new ArrayList<>(window(subject).news());
        news.removeIf(frame -> Window.isAbout(frame, mark));
        return news;
    }

    private List<JsonNode> seen(Subject subject) {
        return requireNonNull(seen.get(subject));
    }

    private JsonNode welcome(Subject subject) {
        return requireNonNull(welcomes.get(subject));
    }

    private Window window(Subject subject) {
        return requireNonNull(windows.get(subject));
    }

    @Override
    public void close() {
        windows.values().forEach(Window::close);
    }

    private void compare(String happening, String command, Map<String, TicketState> before, Findings findings) {
        var said = row(happening, "own", "same");
        findings.compare(happening, "the command", cell(said, "command"), command);
        findings.compare(happening, "the log", cell(said, "event"), lives.lastEvent());
        settle();
        for (var subject : windows.keySet()) {
            var news = news(subject);
            seen(subject).addAll(news);
            var shown = shown(subject);
            for (var after : lives.now()) {
                var situation = lives.situation(subject, before.getOrDefault(after.id(), after));
                var row = row(happening, situation.whose(), situation.department());
                findings.compare(
                        happening + " " + situation,
                        subject,
                        cell(row, subject.role()),
                        frames.found(news, after, shown.get(after.id())));
            }
            var ids = lives.now().stream().map(TicketState::id).toList();
            news.removeIf(frame -> ids.contains(frame.path("ticketId").asString("")));
            findings.compare(happening + " and nothing else", subject, "", Frames.types(news));
        }
    }

    private static Map<String, String> row(String happening, String whose, String department) {
        return TABLE.rowFor(Map.of("happening", happening, "whose", whose, "department", department));
    }

    /** What the list shows the subject now, by id. */
    private Map<String, JsonNode> shown(Subject subject) {
        Map<String, JsonNode> shown = new HashMap<>();
        var path = "/api/v1/tickets?limit=100&q=" + lives.word;
        var list = json(visitor.get(path, String.valueOf(subject.token().get())));
        list.path("items").forEach(item -> shown.put(item.get("id").stringValue(), item));
        return shown;
    }

    private static boolean seesEverything(Subject subject) {
        return subject.role().equals("admin");
    }
}
