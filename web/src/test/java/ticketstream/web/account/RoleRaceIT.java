package ticketstream.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketstream.web.session.Visitor.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** Two administrators who do something to the same role at once. */
@ProductTest
class RoleRaceIT {
    private static final int ROUNDS = 20;

    private final Visitor visitor;
    private final String admin;

    @Autowired
    RoleRaceIT(Visitor visitor) {
        this.visitor = visitor;
        admin = visitor.tokenOf(Role.ADMIN, null);
    }

    @Test
    void isChangedByOneOfTwoWhoSawTheSame() {
        var key = create();
        for (int round = 1; round <= ROUNDS; round++) {
            var seen = "\"%d\"".formatted(round);
            var answers = atOnce(() -> rename(key, seen), () -> rename(key, seen));

            assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void isNeverGoneForWhoGotItInTheMomentItWasRetired() {
        var holder = visitor.guest(Role.USER, null);
        var account = "/api/v1/accounts/" + holder.accountId() + "/role";
        for (int round = 0; round < ROUNDS; round++) {
            var key = create();
            var answers = atOnce(
                    () -> visitor.put(account, admin, "{\"role\":\"%s\"}".formatted(key)),
                    () -> visitor.delete("/api/v1/roles/" + key, admin));

            boolean held = roleOf(holder).equals(key);
            assertThat(answers.get(0).statusCode()).isIn(held ? List.of(200) : List.of(400, 404));
            assertThat(answers.get(1).statusCode()).isIn(held ? List.of(409) : List.of(204, 409));
            assertThat(visitor.get("/api/v1/roles", admin).body().contains(key))
                    .isEqualTo(answers.get(1).statusCode() == 409);
        }
    }

    private String create() {
        var key = newName();
        var body = "{\"key\":\"%s\",\"title\":\"%s\",\"base\":\"auditor\",\"permissions\":[\"tickets:read\"]}"
                .formatted(key, key);
        assertThat(visitor.post("/api/v1/roles", admin, body).statusCode()).isEqualTo(201);
        return key;
    }

    private HttpResponse<String> rename(String key, String seen) {
        var body = "{\"title\":\"%s\",\"permissions\":[\"tickets:read\"]}".formatted(newName());
        return visitor.send(visitor.request("/api/v1/roles/" + key)
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/json")
                .header("If-Match", seen)
                .PUT(BodyPublishers.ofString(body)));
    }

    private String roleOf(Visitor.Guest guest) {
        return json(visitor.get("/api/v1/me", guest.token())).get("role").stringValue();
    }

    private static String newName() {
        return "r-" + UUID.randomUUID();
    }

    private static List<HttpResponse<String>> atOnce(
            Supplier<HttpResponse<String>> one, Supplier<HttpResponse<String>> other) {
        return Stream.of(one, other).map(CompletableFuture::supplyAsync).toList().stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
