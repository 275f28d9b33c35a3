package ticketstream.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** for each route of the API's own document, and A-71 for each of their answers. */
@ProductTest
class EveryRouteIT {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "X");
    private static final List<String> OVERRIDES =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    /** What ends the caller's own session, or is no small matter. */
    private static final Set<String> ASKED_ONCE =
            Set.of("/api/v1/auth/logout", "/api/v1/me/sessions", "/api/v1/publication/refill");

    private final Visitor visitor;
    private final String admin;
    private final String user;
    private final Map<String, Set<String>> routes = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Autowired
    EveryRouteIT(Visitor visitor) {
        this.visitor = visitor;
        this.admin = visitor.tokenOf(Role.ADMIN, null);
        this.user = visitor.tokenOf(Role.USER, null);
    }

    /** Nothing exists under any id here, and nothing has a body: whatever gets through is answered, and changes nothing. */
    @BeforeEach
    void read() {
        var document = json(visitor.send(visitor.request("/v3/api-docs")));
        document.get("paths").properties().forEach(path -> {
            var methods = path.getValue().propertyNames().stream()
                    .map(method -> method.toUpperCase(Locale.ROOT))
                    .filter(METHODS::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            routes.put(path.getKey().replaceAll("\\{[^}]*}", UUID.randomUUID().toString()), methods);
        });
        assertThat(routes).hasSizeGreaterThan(40);
    }

    @Test
    void leadsNowhereWhenItIsSpelledOtherwise() {
        routes.forEach((path, methods) -> otherSpellings(path)
                .forEach(spelled -> methods.forEach(method -> {
                    var answer = ask(method, spelled);
                    if (!Set.of(400, 404).contains(RawHttp.status(answer))) {
                        fault(method, spelled, answer);
                    }
                })));
        assertThat(faults).isEmpty();
    }

    /** To TRACE the container answers, which knows methods but no routes. */
    @Test
    void answersNoMethodThatIsNotDocumented() {
        eachUndocumented((method, path) -> {
            var answer = ask(method, path);
            var allowed = header(answer, "Allow");
            var missing = method.equals("TRACE") ? allowed.isEmpty() : !allowed.containsAll(documented(path));
            if (RawHttp.status(answer) != 405 || missing) {
                fault(method, path, answer);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void isNotAskedByOneMethodInTheNameOfAnother() {
        routes.keySet().removeAll(ASKED_ONCE);
        routes.forEach((path, methods) -> methods.forEach(method -> {
            int plain = RawHttp.status(ask(method, path));
            for (var header : OVERRIDES) {
                for (var other : List.of("GET", "PUT", "DELETE")) {
                    var answer = ask(method, path, header + ": " + other);
                    if (RawHttp.status(answer) != plain) {
                        fault(method + " for " + other, path, answer);
                    }
                }
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void judgesHeadLikeGetAndTellsNoMore() {
        routes.forEach((path, methods) -> {
            if (methods.contains("GET")) {
                for (var token : List.of(admin, user, "nobodys")) {
                    var get = asked("GET", path, token);
                    var head = asked("HEAD", path, token);
                    if (RawHttp.status(head) != RawHttp.status(get) || !head.endsWith("\r\n\r\n")) {
                        fault("HEAD", path, head);
                    }
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void refusesWhatIsNoHandshakeAndHandshakesOfOtherPages() {
        var plain = ask("GET", "/live");
        var foreign = ask("GET", "/live", "Origin: http://evil.example", "Upgrade: websocket");

        assertThat(RawHttp.status(plain)).isEqualTo(400);
        assertThat(plain).contains("\"code\":\"malformed_request\"");
        assertThat(RawHttp.status(foreign)).isEqualTo(403);
        assertThat(foreign).contains("\"code\":\"forbidden\"");
        assertThat(faults).isEmpty();
    }

    private static List<String> otherSpellings(String path) {
        int last = path.lastIndexOf('/');
        var head = path.substring(0, last);
        var tail = path.substring(last + 1);
        return List.of(
                "/" + path,
                "/." + path,
                "/x/.." + path,
                "/x/%2e%2e" + path,
                "/%2e" + path,
                path + ";x=1",
                head + ";x=1/" + tail,
                path + "/",
                path + "/.",
                path.toUpperCase(Locale.ROOT),
                path + "%00",
                path + "%2f",
                head + "%2f" + tail,
                head + "%252f" + tail,
                head + "\\" + tail,
                head + "//" + tail);
    }

    private void eachUndocumented(BiConsumer<String, String> check) {
        routes.forEach((path, methods) -> METHODS.stream()
                .filter(method -> !methods.contains(method))
                .forEach(method -> check.accept(method, path)));
    }

    private Set<String> documented(String path) {
        var methods = new TreeSet<>(routes.getOrDefault(path, Set.of()));
        methods.remove("HEAD");
        return methods;
    }

    private String ask(String method, String path, String... headers) {
        return asked(method, path, admin, headers);
    }

    private String asked(String method, String path, String token, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.add("Authorization: Bearer " + token);
        var answer = RawHttp.send(visitor.port(), method + " " + path + " HTTP/1.1", all.toArray(String[]::new));
        if (!HeadersIT.ALWAYS.entrySet().stream()
                .allMatch(one -> answer.contains("\r\n" + one.getKey() + ": " + one.getValue() + "\r\n"))) {
            fault(method + " without headers", path, answer);
        }
        return answer;
    }

    private static List<String> header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.startsWith(name + ": "))
                .flatMap(line -> List.of(line.substring(name.length() + 2).split(",\\s*")).stream())
                .toList();
    }

    private void fault(String method, String path, String answer) {
        faults.add(
                "%s %s: %s".formatted(method, path, answer.lines().findFirst().orElse("")));
    }
}
