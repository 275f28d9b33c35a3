package ticketstream.web.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import ticketstream.application.account.Secrets;

/** Serves the one page for every address the front end knows, with a policy that runs only its own scripts and styles. */
@Configuration(proxyBeanMethods = false)
class FrontEnd implements WebMvcConfigurer {
    private static final String FILES = "classpath:/META-INF/resources";
    private static final List<String> OTHERS =
            List.of("/api", "/live", "/v3", "/actuator", "/.well-known", "/error", "/assets");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?|\\[[0-9a-fA-F:]+](:[0-9]{1,5})?");
    private static final int A_YEAR_IN_DAYS = 365;

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        var forever = CacheControl.maxAge(Duration.ofDays(A_YEAR_IN_DAYS))
                .cachePublic()
                .immutable();
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "/assets/")
                .setCacheControl(forever);
    }

    @Bean
    RouterFunction<ServerResponse> pages() throws IOException {
        var file = new ClassPathResource("META-INF/resources/index.html");
        var page = file.exists() ? file.getContentAsString(StandardCharsets.UTF_8) : "";
        return RouterFunctions.route(request -> !page.isEmpty() && isPage(request), request -> answer(page, request));
    }

    private static boolean isPage(ServerRequest request) {
        var path = request.path().toLowerCase(Locale.ROOT);
        return (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method()))
                && path.indexOf('.', path.lastIndexOf('/')) < 0
                && OTHERS.stream().noneMatch(other -> path.equals(other) || path.startsWith(other + "/"));
    }

    private static ServerResponse answer(String page, ServerRequest request) {
        var nonce = Secrets.next();
        var body = page.replace("__CSP_NONCE__", nonce).getBytes(StandardCharsets.UTF_8);
        return ServerResponse.ok().build((servletRequest, response) -> {
            // set, not added: with two policies a browser would obey both
            response.setHeader(SecurityHeaders.POLICY, policy(nonce, request));
            response.setContentType("text/html;charset=utf-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            return null;
        });
    }

    private static String policy(String nonce, ServerRequest request) {
        return "default-src 'self'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data:; connect-src 'self'"
                + sockets(request.headers().firstHeader("Host"))
                + "; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    private static String sockets(@Nullable String host) {
        return host != null && HOST.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
    }
}
