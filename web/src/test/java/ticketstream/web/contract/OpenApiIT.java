package ticketstream.web.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import ticketstream.domain.actor.Permission;
import ticketstream.domain.actor.Role;
import ticketstream.domain.ticket.Priority;
import ticketstream.domain.ticket.TicketStatus;
import ticketstream.web.session.Visitor;
import ticketstream.web.ticket.ProductTest;
import ticketstream.web.ticket.TicketAnswer;
import tools.jackson.databind.JsonNode;

@ProductTest
class OpenApiIT {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Autowired
    private Visitor visitor;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void namesExactlyTheRoutesThatExist() {
        Set<String> documented = new TreeSet<>();
        for (var path : document().get("paths").properties()) {
            path.getValue().propertyNames().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> documented.add(method + " " + path.getKey()));
        }
        assertThat(documented).isEqualTo(mapped());
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

    private Set<String> mapped() {
        Set<String> routes = new TreeSet<>();
        mappings.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().stream()
                        .filter(OpenApiIT::isContract)
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(
                                        method.asHttpMethod().name().toLowerCase(Locale.ROOT) + " " + path))));
        return routes;
    }

    /** Pages of the front end and the container's error page are no part of the API. */
    private static boolean isContract(String path) {
        return path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/.well-known/");
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
