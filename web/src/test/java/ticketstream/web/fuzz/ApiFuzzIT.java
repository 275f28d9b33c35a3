package ticketstream.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests made of the API's own document, sound and broken, from everybody. Whatever is asked: no answer of a server that
 * failed, no stack trace, every refusal a problem of a known code, every answer as documented. {@code ./test} asks
 * {@code -Dfuzz.requests=20000}, enough to get through to every operation; {@code -Dseed=N} asks the same again.
 */
@ProductTest
@TestPropertySource(properties = "ticketstream.limits.failed-sign-ins-per-address-per-minute=0")
class ApiFuzzIT {
    private static final Logger LOG = LoggerFactory.getLogger(ApiFuzzIT.class);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("seed", new SplittableRandom().nextInt(1_000_000));
    private static final int ENOUGH = 20_000;
    private static final int THREADS = 4;
    private static final int FEW = 200;

    /** What no stranger succeeds with: these want a secret that was sent elsewhere, or something that is broken. */
    private static final Set<String> OUT_OF_REACH = Set.of(
            "post /api/v1/auth/bootstrap",
            "post /api/v1/auth/login",
            "post /api/v1/auth/login/totp",
            "post /api/v1/auth/refresh",
            "post /api/v1/auth/password-reset/confirm",
            "post /api/v1/auth/reauthenticate",
            "put /api/v1/me/password",
            "delete /api/v1/me/sessions/{id}",
            "put /api/v1/me/totp",
            "post /api/v1/me/totp/recovery-codes",
            "post /api/v1/accounts/{id}/grants/{grantId}/approve",
            "post /api/v1/dead-letters/{projection}/{sequence}/retry",
            "post /api/v1/dead-letters/{projection}/{sequence}/skip",
            "post /api/v1/foreign-records/{id}/dismiss");

    @Autowired
    private Visitor visitor;

    private final Map<Role, String> accounts = new EnumMap<>(Role.class);
    private final Map<Role, String> tokens = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> known = Map.ofEntries(
            Map.entry("tickets", Values.list()),
            Map.entry("ticketId", Values.list()),
            Map.entry("accounts", Values.list()),
            Map.entry("grants", Values.list()),
            Map.entry("roles", Values.list()),
            Map.entry("role", Values.list("user", "agent", "admin", "auditor", "analyst")),
            Map.entry("permissions", Values.list("tickets:read", "tickets:work")),
            Map.entry("cursor", Values.list()),
            Map.entry("accountId", Values.list()),
            Map.entry("assignee", Values.list("me", "none")),
            Map.entry("category", Values.list("sales", "technical-support")),
            Map.entry("department", Values.list("sales", "technical-support")),
            Map.entry("cidrs", Values.list("127.0.0.0/8")),
            Map.entry("projections", Values.list("requester", "agentqueue", "adminoverview", "directory", "audit")),
            Map.entry("rebuild", Values.list("pause", "resume", "compare", "switch", "roll-back", "discard")),
            Map.entry("If-Match", Values.list("\"1\"", "\"2\"", "*")));

    private ApiDocument document = new ApiDocument(JsonMapper.shared().createObjectNode());
    private List<ApiDocument.Operation> operations = List.of();

    @BeforeEach
    void enter() {
        document = new ApiDocument(Visitor.json(visitor.send(visitor.request("/v3/api-docs"))));
        operations = document.operations();
        for (Role role : Role.values()) {
            String token = visitor.tokenOf(role, role == Role.AGENT ? "sales" : null);
            tokens.put(role, token);
            accounts.put(
                    role,
                    Visitor.json(visitor.get("/api/v1/me", token)).get("id").asString());
        }
        known("accountId").add(accounts.get(Role.AGENT));
    }

    @Test
    void answersWhateverIsAskedAsDocumented() throws Exception {
        LOG.info("{} requests of seed {}", REQUESTS, SEED);
        AtomicInteger next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                running.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < REQUESTS; number = next.getAndIncrement()) {
                        shoot(number);
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        LOG.info("answers: {}", answers);
        assertThat(violations).as("seed %d", SEED).isEmpty();
        if (REQUESTS >= ENOUGH) {
            assertThat(neverSucceeded()).as("seed %d", SEED).isSubsetOf(OUT_OF_REACH);
        }
    }

    private Set<String> neverSucceeded() {
        Set<String> never = new TreeSet<>();
        operations.forEach(operation -> never.add(operation.toString()));
        never.removeAll(succeeded);
        return never;
    }

    private void shoot(int number) {
        var random = new SplittableRandom(SEED + number);
        var values = new Values(document, random, known);
        ApiDocument.Operation operation = operations.get(random.nextInt(operations.size()));
        if (operation.path().startsWith("/api/v1/auth/") && values.chance(75)) {
            operation = operations.get(random.nextInt(operations.size())); // passwords are dear
        }
        @Nullable Role caller = caller(values);
        @Nullable String token = caller == null ? (random.nextBoolean() ? null : "x.y.z") : tokens.get(caller);
        HttpResponse<String> answer;
        try {
            answer = visitor.send(new Shots(visitor, values, random).of(operation, token));
        } catch (UncheckedIOException e) {
            violations.add("#%d %s: no answer, %s".formatted(number, operation, e.getMessage()));
            return;
        }
        judge(number, operation, answer);
        if (caller != null && answer.statusCode() == 401) {
            tokens.put(caller, visitor.signIn(accounts.get(caller)).token());
        }
        learn(operation, answer);
    }

    private static @Nullable Role caller(Values values) {
        if (values.chance(5)) {
            return null;
        }
        return values.chance(55) ? Role.ADMIN : values.any(List.of(Role.values()));
    }

    private void judge(int number, ApiDocument.Operation operation, HttpResponse<String> answer) {
        int status = answer.statusCode();
        answers.computeIfAbsent(status, some -> new AtomicInteger()).incrementAndGet();
        var judge = new Judge(document, operation, answer);
        for (String violation : judge.violations()) {
            if (violations.size() < FEW) {
                violations.add("#%d %s → %d: %s".formatted(number, operation, status, violation));
            }
        }
        if (status < 300) {
            succeeded.add(operation.toString());
        }
    }

    /** What exists now can be asked for. */
    private void learn(ApiDocument.Operation operation, HttpResponse<String> answer) {
        if (answer.statusCode() == 201 && answer.body().startsWith("{")) {
            String kind = operation.path().substring(operation.path().lastIndexOf('/') + 1);
            JsonNode id = Visitor.json(answer).path(kind.equals("roles") ? "key" : "id");
            if (known.containsKey(kind) && known(kind).size() < FEW) {
                known(kind).add(id.asString());
                if (kind.equals("tickets")) {
                    known("ticketId").add(id.asString());
                }
            }
        }
        if (answer.statusCode() == 200 && operation.toString().equals("get /api/v1/tickets")) {
            JsonNode cursor = Visitor.json(answer).path("next");
            if (cursor.isString() && known("cursor").size() < FEW) {
                known("cursor").add(cursor.asString());
            }
        }
    }

    private List<String> known(String kind) {
        return known.getOrDefault(kind, List.of());
    }
}
