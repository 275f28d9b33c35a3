package ticketstream.web.contract;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes of the running application, in the form {@code put /api/v1/tickets/{id}/status}. */
public record Routes(RequestMappingHandlerMapping mappings) {
    public Set<String> all() {
        return where(method -> true);
    }

    public Set<String> where(Predicate<HandlerMethod> wanted) {
        Set<String> routes = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (wanted.test(method)) {
                info.getPatternValues().stream()
                        .filter(Routes::isContract)
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb ->
                                        routes.add(verb.asHttpMethod().name().toLowerCase(Locale.ROOT) + " " + path)));
            }
        });
        return routes;
    }

    /** Pages of the front end and the container's error page are no part of the API. */
    private static boolean isContract(String path) {
        return path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/.well-known/");
    }
}
