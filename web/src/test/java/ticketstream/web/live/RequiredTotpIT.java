package ticketstream.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import ticketstream.domain.actor.Role;
import ticketstream.web.session.Phone;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;

/** A desk that demands a second factor of auditors. */
@ProductTest
@TestPropertySource(properties = "ticketstream.totp-required-roles=auditor,analyst")
class RequiredTotpIT {
    private final Visitor visitor;

    @Autowired
    RequiredTotpIT(Visitor visitor) {
        this.visitor = visitor;
    }

    @Test
    void letsAnAuditorDoNothingElseUntilThereIsOne() {
        var auditor = new Phone(visitor, visitor.newAccount(Role.AUDITOR));
        var closed = List.of(
                "/api/v1/tickets",
                "/api/v1/accounts",
                "/api/v1/projections",
                "/api/v1/me/password",
                "/api/v1/me%2ftotp");

        assertThat(closed).allSatisfy(path -> {
            var refused = visitor.get(path, auditor.token());
            assertThat(refused.statusCode()).isIn(400, 403);
            assertThat(Visitor.code(refused)).isIn("totp_required", "malformed_request");
        });
        assertThat(Visitor.code(visitor.get("/api/v1/tickets", auditor.token())))
                .isEqualTo("totp_required");
        assertThat(connect(auditor.token()).awaitClose()).isEqualTo(4403);
        assertThat(List.of("/api/v1/me", "/api/v1/me/sessions", "/api/v1/settings"))
                .allMatch(path -> visitor.get(path, auditor.token()).statusCode() == 200);
        var me = Visitor.json(visitor.get("/api/v1/me", auditor.token()));
        assertThat(me.get("totpRequired").booleanValue()).isTrue();
        assertThat(me.get("totp").booleanValue()).isFalse();

        auditor.enables();

        assertThat(visitor.get("/api/v1/tickets", auditor.token()).statusCode()).isEqualTo(200);
        var live = connect(auditor.token()).awaitType("welcome");
        visitor.delete("/api/v1/me/totp", auditor.token());
        assertThat(live.awaitClose()).isEqualTo(4403);
        assertThat(Visitor.code(visitor.get("/api/v1/tickets", auditor.token())))
                .isEqualTo("totp_required");
    }

    @Test
    void asksWhoHasACustomRoleOfThatBase() {
        var scene = new GrantScene(visitor);
        var key = "r-" + UUID.randomUUID();
        scene.post(
                "/api/v1/roles",
                "{\"key\":\"%s\",\"title\":\"T\",\"base\":\"analyst\",\"permissions\":[\"tickets:read\"]}"
                        .formatted(key),
                scene.admin);

        scene.send(
                "/api/v1/accounts/%s/role".formatted(scene.userId),
                "PUT",
                "{\"role\":\"%s\"}".formatted(key),
                scene.admin);

        assertThat(Visitor.code(visitor.get("/api/v1/tickets", scene.user))).isEqualTo("totp_required");
    }

    @Test
    void asksWhoHoldsSuchARoleForATime() {
        var scene = new GrantScene(visitor);
        assertThat(visitor.get("/api/v1/tickets", scene.user).statusCode()).isEqualTo(200);

        assertThat(scene.give("\"role\":\"auditor\"", Instant.now().plusSeconds(60))
                        .statusCode())
                .isEqualTo(201);

        assertThat(Visitor.code(visitor.get("/api/v1/tickets", scene.user))).isEqualTo("totp_required");
        assertThat(connect(scene.user).awaitClose()).isEqualTo(4403);
    }

    @Test
    void asksHoweverTheAddressIsWritten() {
        var auditor = new Phone(visitor, visitor.newAccount(Role.AUDITOR));
        var body = "{\"title\":\"T\",\"description\":\"D\",\"category\":\"sales\"}";

        assertThat(List.of("/%61pi/v1/tickets", "/api/v%31/tickets"))
                .allSatisfy(path -> assertThat(Visitor.code(visitor.post(path, auditor.token(), body)))
                        .isEqualTo("totp_required"));
    }

    @Test
    void asksNobodyElse() {
        var user = visitor.tokenOf(Role.USER, null);

        assertThat(visitor.get("/api/v1/tickets", user).statusCode()).isEqualTo(200);
        connect(user).awaitType("welcome").leaves();
    }

    private LiveClient connect(String token) {
        return LiveClient.connect(URI.create("ws://localhost:" + visitor.port() + "/live"))
                .hello(token, null);
    }
}
