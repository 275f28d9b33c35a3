package ticketstream.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.web.administration.Administrative;
import ticketstream.web.session.RequiresFreshSignIn;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;
import ticketstream.web.ticket.TicketAnswer;
import tools.jackson.databind.JsonNode;

@ProductTest
class OpenApiIT {
    /** What a stolen session must not be enough for. */
    private static final Set<String> FRESH = Set.of(
            "delete /api/v1/accounts/{id}/grants/{grantId}",
            "delete /api/v1/accounts/{id}/sessions",
            "delete /api/v1/accounts/{id}/totp",
            "delete /api/v1/me/totp",
            "delete /api/v1/roles/{key}",
            "post /api/v1/accounts/{id}/grants",
            "post /api/v1/accounts/{id}/grants/{grantId}/approve",
            "post /api/v1/me/totp",
            "post /api/v1/me/totp/recovery-codes",
            "post /api/v1/roles",
            "put /api/v1/accounts/{id}/enabled",
            "put /api/v1/accounts/{id}/role",
            "put /api/v1/me/totp",
            "put /api/v1/roles/{key}",
            "put /api/v1/settings/admin-addresses");

    /** What is done only from where the desk may be administered. */
    private static final Set<String> ADMINISTRATIVE = Set.of(
            "delete /api/v1/accounts/{id}/grants/{grantId}",
            "delete /api/v1/accounts/{id}/sessions",
            "delete /api/v1/accounts/{id}/totp",
            "delete /api/v1/roles/{key}",
            "get /api/v1/accounts",
            "get /api/v1/accounts/{id}/grants",
            "get /api/v1/accounts/{id}/sessions",
            "get /api/v1/dead-letters",
            "get /api/v1/foreign-records",
            "get /api/v1/roles",
            "get /api/v1/settings/admin-addresses",
            "post /api/v1/accounts",
            "post /api/v1/accounts/{id}/grants",
            "post /api/v1/accounts/{id}/grants/{grantId}/approve",
            "post /api/v1/dead-letters/{projection}/{sequence}/retry",
            "post /api/v1/dead-letters/{projection}/{sequence}/skip",
            "post /api/v1/foreign-records/{id}/dismiss",
            "post /api/v1/projections/{name}/rebuild",
            "post /api/v1/projections/{name}/rebuild/{action}",
            "post /api/v1/publication/refill",
            "post /api/v1/roles",
            "put /api/v1/accounts/{id}/enabled",
            "put /api/v1/accounts/{id}/role",
            "put /api/v1/roles/{key}",
            "put /api/v1/settings/admin-addresses");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Autowired
    private Visitor visitor;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void namesExactlyTheRoutesThatExist() {
        Set<String> documented = new TreeSet<>();
        operations((route, operation) -> documented.add(route));
        assertThat(documented).isEqualTo(new Routes(mappings).all());
    }

    @Test
    void describesATicketAsItIsAnswered() {
        var components = Arrays.stream(TicketAnswer.class.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet());
        assertThat(schema("Ticket").get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(components);
    }

    @Test
    void knowsEveryValueOfEveryEnumeration() {
        assertThat(values("TicketStatus")).isEqualTo(texts(TicketStatus.values()));
        assertThat(values("Priority")).isEqualTo(texts(Priority.values()));
        assertThat(values("Role")).isEqualTo(texts(Role.values()));
        assertThat(values("Permission")).isEqualTo(texts(Permission.values()));
    }

    @Test
    void asksForAFreshSignInWhereThisTableSays() {
        assertThat(annotatedWith(RequiresFreshSignIn.class)).isEqualTo(FRESH);
        Set<String> documented = new TreeSet<>();
        operations((route, operation) -> {
            if (operation.path("description").asString("").contains("reauth_required")) {
                documented.add(route);
            }
        });
        documented.remove("post /api/v1/accounts"); // for administrators alone, see AccountController
        documented.remove("put /api/v1/me/password"); // where there is a second factor, see OwnCredentials
        assertThat(documented).isEqualTo(FRESH);
    }

    @Test
    void asksWhereAdministratorsAreWhereThisTableSays() {
        assertThat(annotatedWith(Administrative.class)).isEqualTo(ADMINISTRATIVE);
    }

    private Set<String> annotatedWith(Class<? extends Annotation> annotation) {
        return new Routes(mappings)
                .where(method -> method.hasMethodAnnotation(annotation)
                        || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), annotation));
    }

    private void operations(BiConsumer<String, JsonNode> visitor) {
        for (var path : document().get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    visitor.accept(operation.getKey() + " " + path.getKey(), operation.getValue());
                }
            }
        }
    }

    private JsonNode document() {
        var response = visitor.send(visitor.request("/v3/api-docs"));
        assertThat(response.statusCode()).isEqualTo(200);
        return Visitor.json(response);
    }

    private JsonNode schema(String name) {
        return document().get("components").get("schemas").get(name);
    }

    private Set<String> values(String name) {
        Set<String> values = new TreeSet<>();
        schema(name).get("enum").forEach(value -> values.add(value.stringValue()));
        return values;
    }

    private static Set<String> texts(Object[] constants) {
        return Arrays.stream(constants).map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}
